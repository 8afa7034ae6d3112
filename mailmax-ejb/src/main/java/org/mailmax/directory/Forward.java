package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.Locale;
import org.mailmax.mail.address.EmailAddress;

/// An address to which an account forwards its mail.
@Entity
@Table(name = "forward")
@IdClass(ForwardKey.class)
public class Forward {

    @Id
    @ManyToOne(optional = false)
    @JoinColumn(name = "account_id")
    private Account account;

    @Id
    @Column(name = "target_key")
    private String targetKey;

    @Column(name = "target", updatable = false)
    private String target;

    protected Forward() {}

    public Forward(Account account, EmailAddress target) {
        this.account = account;
        this.targetKey = key(target);
        this.target = target.toString();
    }

    /// The form of an address used for comparison.
    public static String key(EmailAddress target) {
        return target.toString().toLowerCase(Locale.ROOT);
    }

    public EmailAddress target() {
        return EmailAddress.of(target);
    }
}
