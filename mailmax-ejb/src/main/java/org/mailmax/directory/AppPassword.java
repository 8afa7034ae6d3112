package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.identity.Service;

/// A password for one device, made at random: it opens the protocols it is for, and never the webmail.
@Entity
@Table(name = "app_password")
public class AppPassword {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id", updatable = false)
    private Account account;

    @Column(updatable = false)
    private String label;

    @Column(updatable = false)
    private String secret;

    @Column(updatable = false)
    private int protocols;

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Column(name = "expires_at", updatable = false)
    private long expiresAt;

    protected AppPassword() {}

    /// @param password in clear; what is kept is a digest, which is enough for a password with 79 bits of its own
    public AppPassword(Account account, Terms terms, String password, Instant created) {
        this.account = account;
        this.label = terms.label();
        this.secret = digest(password);
        this.protocols = Access.bits(terms.protocols());
        this.createdAt = created.getEpochSecond();
        this.expiresAt = ResponderPeriod.seconds(terms.expires());
    }

    /// What an app password is for.
    ///
    /// @param label what its owner calls the device, at most [#MAX_LABEL] characters
    /// @param protocols what it opens
    /// @param expires when it ends by itself
    public record Terms(String label, Set<Service> protocols, Optional<Instant> expires) {

        public static final int MAX_LABEL = 100;
    }

    public long id() {
        return id;
    }

    public Terms terms() {
        return new Terms(
                label,
                Access.protocols(protocols),
                expiresAt == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(expiresAt)));
    }

    public Instant created() {
        return Instant.ofEpochSecond(createdAt);
    }

    boolean opens(Service service, Instant now) {
        return service != Service.WEBMAIL
                && Access.allows(Access.protocols(protocols), service)
                && (expiresAt == 0 || now.getEpochSecond() < expiresAt);
    }

    /// Blanks and dashes are there for reading only.
    static String digest(String password) {
        return sha256(password.replaceAll("[\\s-]", ""));
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
