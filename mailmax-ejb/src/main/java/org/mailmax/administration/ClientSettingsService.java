package org.mailmax.administration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.mailmax.mail.address.EmailAddress;

/// Tells the settings for mail programs, from the configuration of this server.
@ApplicationScoped
public class ClientSettingsService {

    @Inject
    private Config config;

    public ClientSettings of(EmailAddress address) {
        return new ClientSettings(
                address,
                text("mailmax.hostname").orElseGet(ClientSettingsService::localHostName),
                new ClientSettings.Ports(
                        port("imaps", 2993),
                        port("pop3s", 2995),
                        port("submissions", 2465),
                        port("imap", 2143),
                        port("pop3", 2110),
                        port("submission", 2587)));
    }

    private int port(String service, int otherwise) {
        return config.getOptionalValue("mailmax." + service + ".port", Integer.class)
                .orElse(otherwise);
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class);
    }

    private static String localHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
