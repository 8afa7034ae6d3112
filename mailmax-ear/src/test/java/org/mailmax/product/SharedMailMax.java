package org.mailmax.product;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Starts the shared MailMax when the first test asks for it; JUnit closes it after the last one.
final class SharedMailMax implements ParameterResolver {

    /// Wrong passwords belong to the tests; those who come after shall not suffer for them.
    private static final Map<String, String> SETTINGS = Map.of(
            "MAILMAX_LOGIN_DELAY_MILLIS", "10",
            "MAILMAX_LOGIN_LONGEST_SECONDS", "1",
            "MAILMAX_LOGIN_FAILURES", "100000");

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == MailMax.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return in(context.getRoot().getStore(Namespace.GLOBAL));
    }

    static MailMax in(Store store) {
        return store.getOrComputeIfAbsent(MailMax.class, key -> new MailMax(SETTINGS).start(), MailMax.class);
    }
}
