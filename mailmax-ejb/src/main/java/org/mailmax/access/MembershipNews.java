package org.mailmax.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.mailmax.directory.DirectoryNews;
import org.mailmax.directory.Membership;
import org.mailmax.feed.Feed;
import org.mailmax.folder.CatalogReader;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.folder.FolderEntry;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.AccountId;

/// What becomes of folders when somebody joins or leaves a shared mailbox. To be told within the transaction.
@ApplicationScoped
public class MembershipNews {

    @Inject
    private FolderWriter writer;

    @Inject
    private CatalogReader reader;

    @Inject
    private FolderCatalog catalog;

    @Inject
    private DirectoryNews news;

    @Inject
    private Feed feed;

    /// Mail programs show what is subscribed: a new member finds the INBOX.
    public void joined(AccountId member, AccountId mailbox, EmailAddress address) {
        subscribe(member, shown(mailbox, address, FolderName.INBOX).stream().toList(), true);
        tell(member, mailbox);
    }

    /// Conversations that look into the mailbox notice at once.
    public void left(AccountId member, AccountId mailbox, EmailAddress address) {
        Membership gone = new Membership(mailbox, address, MailboxRight.READ);
        List<FolderName> names = reader.read(member.value()).subscribed().stream()
                .filter(name -> gone.local(name).isPresent())
                .toList();
        subscribe(member, names, false);
        tell(member, mailbox);
    }

    private void subscribe(AccountId member, List<FolderName> names, boolean wanted) {
        names.forEach(name -> writer.subscribe(member.value(), name, wanted));
    }

    private void tell(AccountId member, AccountId mailbox) {
        List<FolderEntry> folders = List.copyOf(reader.read(mailbox.value()).folders());
        news.tellAfterCommit();
        news.afterCommit(() -> {
            catalog.forget(member);
            folders.forEach(folder -> feed.publish(folder.id()));
        });
    }

    private static Optional<FolderName> shown(AccountId mailbox, EmailAddress address, FolderName folder) {
        return new Membership(mailbox, address, MailboxRight.READ).shown(folder);
    }
}
