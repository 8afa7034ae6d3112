package org.mailmax.product;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Makes the sending world when the first test asks for it; its second MailMax is the shared one. JUnit closes it after
/// the last test.
final class SharedSendingWorld implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SendingWorld.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Store store = context.getRoot().getStore(Namespace.GLOBAL);
        MailMax second = SharedMailMax.in(store);
        return store.getOrComputeIfAbsent(SendingWorld.class, _ -> made(second), SendingWorld.class);
    }

    private static SendingWorld made(MailMax second) {
        try {
            return new SendingWorld(second);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
