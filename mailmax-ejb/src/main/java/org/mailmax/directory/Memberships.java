package org.mailmax.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.AccountId;

/// The mailboxes of others that the people who are at work may use. Remembered until the directory changes, so that a
/// right ends with the commit that takes it, in conversations that are going on too; not longer than some seconds
/// because it may change on another node.
@ApplicationScoped
public class Memberships {

    static final int REMEMBERED = 20_000;
    static final Duration REMEMBERED_FOR = Duration.ofSeconds(10);

    @Inject
    private MailboxMembers members;

    @Inject
    private Directory directory;

    @Inject
    private DirectoryNews news;

    private final Cache<Key, List<Membership>> known = Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(REMEMBERED_FOR)
            .build();

    /// What was read before a change can never be found after it.
    private record Key(long generation, AccountId member) {}

    public List<Membership> of(AccountId member) {
        return known.get(new Key(news.generation(), member), key -> members.memberships(key.member()));
    }

    /// Whether somebody may send under this address because it belongs to a mailbox he may send as.
    public boolean maySendAs(AccountId member, EmailAddress address) {
        return of(member).stream()
                .filter(membership -> membership.right().includes(MailboxRight.SEND))
                .anyMatch(membership -> directory.owns(membership.mailbox(), address));
    }
}
