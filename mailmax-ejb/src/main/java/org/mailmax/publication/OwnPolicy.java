package org.mailmax.publication;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.route.RelaySettings;

/// The MTA-STS policy this server publishes for the domains whose mail it takes (RFC 8461 §3.2).
@ApplicationScoped
public class OwnPolicy {

    private static final int ID_LENGTH = 20;

    @Inject
    private RelaySettings settings;

    /// `testing` until the operator has seen that everything works, then `enforce`.
    @Inject
    @ConfigProperty(name = "mailmax.mta.sts.mode", defaultValue = "testing")
    private String mode;

    /// How long senders remember it, in seconds.
    @Inject
    @ConfigProperty(name = "mailmax.mta.sts.age.seconds", defaultValue = "604800")
    private int maxAge;

    public String text() {
        return "version: STSv1\r\nmode: " + mode + "\r\nmx: " + settings.hostname() + "\r\nmax_age: " + maxAge + "\r\n";
    }

    /// Changes with the text: 1 to 32 letters and digits (RFC 8461 §3.1).
    public String id() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
