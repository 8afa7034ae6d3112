package org.mailmax.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailmax.directory.Membership;
import org.mailmax.directory.Memberships;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.folder.FolderEntry;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailException.CannotDo;
import org.mailmax.mail.port.MailException.NoSuchFolder;
import org.mailmax.mail.port.MailException.NotPermitted;
import org.mailmax.mail.port.MailException.TryLater;

/// Which folders somebody reaches, and what may be done there: everything in the own mailbox, what the right of a
/// member allows in those shared with him. Every use of a folder is decided here, each time anew.
@ApplicationScoped
public class MailboxReach {

    @Inject
    private FolderCatalog catalog;

    @Inject
    private Memberships memberships;

    /// A folder that may be used.
    ///
    /// @param account whose it is
    /// @param shown its name for who asked
    record Reached(AccountId account, FolderEntry folder, FolderName shown, MailboxRight right) {

        FolderId id() {
            return folder.id();
        }
    }

    /// Where a folder may be made.
    ///
    /// @param name its name in the mailbox of the account
    record Site(AccountId account, FolderName name) {}

    /// The folders of others, in no order.
    List<Reached> shared(Identity who) throws MailException {
        List<Reached> all = new ArrayList<>();
        for (Membership membership : memberships(who)) {
            for (FolderEntry folder : catalog.of(membership.mailbox()).folders()) {
                membership.shown(folder.name()).ifPresent(shown -> all.add(reached(membership, folder, shown)));
            }
        }
        return all;
    }

    /// A folder by its name; an own one before one of others.
    ///
    /// @throws NotPermitted when it may be seen, but not used like this
    Reached named(Identity who, FolderName name, MailboxRight needed) throws MailException {
        Optional<FolderEntry> own = catalog.of(who.account()).find(name);
        if (own.isPresent()) {
            return own(who, own.get());
        }
        for (Membership membership : name.isShared() ? memberships(who) : List.<Membership>of()) {
            Optional<Reached> found = membership
                    .local(name)
                    .flatMap(catalog.of(membership.mailbox())::find)
                    .flatMap(
                            folder -> membership.shown(folder.name()).map(shown -> reached(membership, folder, shown)));
            if (found.isPresent()) {
                return permitted(found.get(), needed);
            }
        }
        throw new NoSuchFolder("no such folder");
    }

    /// A folder by its key. Whether it belongs to others or to nobody is not told.
    Reached held(Identity who, FolderId id, MailboxRight needed) throws MailException {
        Optional<FolderEntry> own = catalog.of(who.account()).find(id);
        if (own.isPresent()) {
            return own(who, own.get());
        }
        for (Membership membership : memberships(who)) {
            Optional<Reached> found = catalog.of(membership.mailbox())
                    .find(id)
                    .flatMap(
                            folder -> membership.shown(folder.name()).map(shown -> reached(membership, folder, shown)));
            if (found.isPresent()) {
                return permitted(found.get(), needed);
            }
        }
        throw new NoSuchFolder("no such folder");
    }

    /// @throws CannotDo for a name in the place of shared mailboxes that is in none of them
    Site site(Identity who, FolderName name) throws MailException {
        if (!name.isShared()) {
            return new Site(who.account(), name);
        }
        for (Membership membership : memberships(who)) {
            Optional<FolderName> local = membership.local(name);
            if (local.isPresent()) {
                require(membership.right(), MailboxRight.WRITE);
                return new Site(membership.mailbox(), local.get());
            }
        }
        throw new CannotDo("only mailboxes shared with you lie there");
    }

    private List<Membership> memberships(Identity who) throws TryLater {
        try {
            return memberships.of(who.account());
        } catch (RuntimeException e) {
            throw new TryLater("the directory is out of reach", e);
        }
    }

    private static Reached own(Identity who, FolderEntry folder) {
        return new Reached(who.account(), folder, folder.name(), MailboxRight.OWN);
    }

    private static Reached reached(Membership membership, FolderEntry folder, FolderName shown) {
        return new Reached(membership.mailbox(), folder, shown, membership.right());
    }

    private static Reached permitted(Reached reached, MailboxRight needed) throws NotPermitted {
        require(reached.right(), needed);
        return reached;
    }

    private static void require(MailboxRight right, MailboxRight needed) throws NotPermitted {
        if (!right.includes(needed)) {
            throw new NotPermitted("you may only read this mailbox");
        }
    }
}
