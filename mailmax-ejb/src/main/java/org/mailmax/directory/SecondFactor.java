package org.mailmax.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.mailmax.mail.identity.AccountId;

/// The authenticator app of an account or an administrator, and the recovery codes for when it is lost.
@Entity
@Table(name = "second_factor")
public class SecondFactor {

    @Id
    private String owner;

    @Column(updatable = false)
    private String secret;

    private boolean confirmed;

    @Column(name = "last_step")
    private long lastStep;

    private String recovery = "";

    @Column(name = "created_at", updatable = false)
    private long createdAt;

    @Version
    private long version;

    protected SecondFactor() {}

    SecondFactor(Owner owner, String secret, Instant created) {
        this.owner = owner.key();
        this.secret = secret;
        this.createdAt = created.getEpochSecond();
    }

    /// Whose it is.
    public record Owner(String key) {

        public static Owner of(AccountId account) {
            return new Owner("account:" + account.value());
        }

        public static Owner ofAdministrator(long id) {
            return new Owner("administrator:" + id);
        }
    }

    String secret() {
        return secret;
    }

    boolean isConfirmed() {
        return confirmed;
    }

    void confirm(List<String> recoveryCodes) {
        confirmed = true;
        recovery =
                String.join(" ", recoveryCodes.stream().map(AppPassword::digest).toList());
    }

    int recoveryCodesLeft() {
        return recovery.isEmpty() ? 0 : recovery.split(" ").length;
    }

    /// Takes a code of the app, which is of no use any more then.
    boolean accept(String code, Instant now) {
        OptionalLong step = Totp.step(secret, code, now, lastStep);
        step.ifPresent(used -> lastStep = used);
        return step.isPresent();
    }

    /// Takes a recovery code, which is of no use any more then.
    boolean acceptRecovery(String code) {
        List<String> left = new ArrayList<>(Arrays.asList(recovery.split(" ")));
        boolean known = left.remove(AppPassword.digest(code));
        if (known) {
            recovery = String.join(" ", left);
        }
        return known;
    }
}
