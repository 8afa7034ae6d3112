package org.mailmax.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import org.mailmax.directory.Account.Kind;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.secret.Vault;

/// The tokens by which members leave groups: each names one member of one group, is made by a key of this server and
/// cannot be guessed (RFC 8058 §3.1). Nothing is stored; a token dies with the membership.
@ApplicationScoped
public class ListMembers {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int TOKEN_OCTETS = 18;
    private static final int MAX_TOKEN = 64;

    /// One who is in a group.
    ///
    /// @param membership to be removed when the member leaves
    public record Member(Account group, Forward membership) {}

    @Inject
    private Accounts accounts;

    @Inject
    private Vault vault;

    /// Letters, digits, `-` and `_`, and one dot.
    public String token(AccountId group, EmailAddress member) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(vault.key("list-unsubscribe", ALGORITHM));
            byte[] octets = mac.doFinal((group.value() + " " + Forward.key(member)).getBytes(StandardCharsets.UTF_8));
            return Long.toString(group.value(), Character.MAX_RADIX) + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(octets, TOKEN_OCTETS));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whom a token means, when it is one of ours and he is still a member. To be called within a transaction.
    public Optional<Member> find(String token) {
        return groupId(token)
                .flatMap(accounts::find)
                .filter(account -> account.kind() == Kind.GROUP)
                .flatMap(group -> accounts.forwards(group).stream()
                        .filter(forward -> isEqual(token, token(group.id(), forward.target())))
                        .map(forward -> new Member(group, forward))
                        .findFirst());
    }

    private static Optional<AccountId> groupId(String token) {
        int dot = token.indexOf('.');
        if (dot < 1 || token.length() > MAX_TOKEN) {
            return Optional.empty();
        }
        try {
            return Optional.of(new AccountId(Long.parseLong(token.substring(0, dot), Character.MAX_RADIX)));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    /// In constant time.
    private static boolean isEqual(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
