package org.mailmax.mail.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.LoginName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException.AuthenticationFailed;
import org.mailmax.mail.port.MailException.NoSuchFolder;

/// Accounts and aliases. Not safe for threads: [MemoryMailStore] has the lock.
final class MemoryDirectory {

    private static final String CATCH_ALL = "catchrest";

    private record Share(Identity mailbox, Identity member, MailboxRight right) {}

    private final MemoryKeys keys;
    private final List<Share> shares = new ArrayList<>();
    private final Map<EmailAddress, MemoryAccount> addresses = new HashMap<>();

    MemoryDirectory(MemoryKeys keys) {
        this.keys = keys;
    }

    Identity addAccount(EmailAddress address, String password, long quota) {
        Identity identity = new Identity(keys.account(), address);
        addresses.put(address, new MemoryAccount(identity, password, quota, keys));
        return identity;
    }

    void addAlias(EmailAddress alias, EmailAddress account) {
        addresses.put(alias, addresses.get(account));
    }

    Identity authenticate(Credentials credentials) throws AuthenticationFailed {
        return switch (credentials) {
            case Credentials.Password(String login, String secret) ->
                LoginName.parse(login)
                        .map(addresses::get)
                        .filter(account -> account.password.equals(secret))
                        .map(account -> account.identity)
                        .orElseThrow(AuthenticationFailed::new);
        };
    }

    void share(Identity mailbox, Identity member, MailboxRight right) {
        unshare(mailbox, member);
        shares.add(new Share(mailbox, member, right));
    }

    void unshare(Identity mailbox, Identity member) {
        shares.removeIf(
                share -> share.mailbox().equals(mailbox) && share.member().equals(member));
    }

    MemoryReach reach(Identity who) throws NoSuchFolder {
        List<MemoryReach.Mailbox> mailboxes = new ArrayList<>();
        mailboxes.add(MemoryReach.Mailbox.own(account(who)));
        for (Share share : shares) {
            if (share.member().equals(who)) {
                mailboxes.add(MemoryReach.Mailbox.shared(account(share.mailbox()), share.right()));
            }
        }
        return new MemoryReach(mailboxes);
    }

    private MemoryAccount account(Identity who) throws NoSuchFolder {
        return addresses.values().stream()
                .filter(account -> account.identity.account().equals(who.account()))
                .findFirst()
                .orElseThrow(() -> new NoSuchFolder("no such account"));
    }

    boolean isLocal(DomainName domain) {
        return addresses.keySet().stream().anyMatch(address -> address.domain().equals(domain));
    }

    /// Who gets mail for the address: its owner, the owner of the address before the plus, or who takes the rest.
    Optional<MemoryAccount> recipient(EmailAddress to) {
        return Optional.ofNullable(addresses.get(to))
                .or(() -> Optional.ofNullable(addresses.get(withoutDetail(to))))
                .or(() -> Optional.ofNullable(addresses.get(new EmailAddress(CATCH_ALL, to.domain()))));
    }

    private static EmailAddress withoutDetail(EmailAddress address) {
        int plus = address.localPart().indexOf('+');
        return plus < 1 ? address : new EmailAddress(address.localPart().substring(0, plus), address.domain());
    }
}
