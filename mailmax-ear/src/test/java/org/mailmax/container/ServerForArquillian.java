package org.mailmax.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.mailmax.product.MailMax;

/// A MailMax whose application is taken off again, so that Arquillian can put it on with the tests inside. Taking it
/// off and putting it on is a test by itself: every port must have been closed.
final class ServerForArquillian implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        // Inside the server the same class runs again, where there is nothing to start.
        if (System.getProperty("mailmax.launcher") != null) {
            context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent(ServerForArquillian.class, key -> empty(), MailMax.class);
        }
    }

    private static MailMax empty() {
        MailMax mailmax = new MailMax(Map.of()).start();
        try {
            String port =
                    Files.readString(mailmax.home().resolve("run/payara-port")).strip();
            String password = Files.readString(mailmax.home().resolve("run/payara-password"))
                    .strip();
            // arquillian.xml refers to these.
            System.setProperty("payara.port", port);
            System.setProperty("payara.password", password);
            Path passwords =
                    Files.writeString(mailmax.home().resolve("run/passwords"), "AS_ADMIN_PASSWORD=" + password);
            asadmin("--user", "admin", "--passwordfile", passwords.toString(), "--port", port, "undeploy", "mailmax");
            return mailmax;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void asadmin(String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("mailmax.payara"), "bin", "asadmin").toString(), "--interactive=false"));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AS_JAVA", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        try {
            if (process.waitFor() != 0) {
                throw new AssertionError(output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
