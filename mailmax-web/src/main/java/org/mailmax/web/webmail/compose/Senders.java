package org.mailmax.web.webmail.compose;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.directory.Membership;
import org.mailmax.directory.Memberships;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.webmail.folder.FolderEntry;
import org.mailmax.web.webmail.folder.FolderTree;
import org.mailmax.web.webmail.login.MailSession;

/// Under which addresses the author may write, and where the copy of what was sent goes: what was sent as a shared
/// mailbox lies in its own folder for sent messages, where all its members find it.
@RequestScoped
public class Senders {

    @Inject
    private Memberships memberships;

    @Inject
    private MailSession session;

    @Inject
    private MailAccess access;

    @Inject
    private FolderTree folders;

    /// The own address first.
    List<EmailAddress> all() {
        return Stream.concat(Stream.of(session.who().address()), sendable().map(Membership::address))
                .toList();
    }

    /// The address that fits what is written in a folder: the one of its shared mailbox, otherwise the own.
    EmailAddress usual(long folder) throws MailException {
        Optional<FolderName> name = folders.byId(folder).map(FolderEntry::name);
        return sendable()
                .filter(shared -> name.flatMap(shared::local).isPresent())
                .map(Membership::address)
                .findFirst()
                .orElse(session.who().address());
    }

    FolderName sent(EmailAddress from) throws MailException {
        for (Membership shared : sendable().toList()) {
            Optional<FolderName> sent = shared.shown(SpecialUse.SENT.defaultName());
            if (shared.address().equals(from) && sent.isPresent() && exists(sent.get())) {
                return sent.get();
            }
        }
        return folders.forUse(SpecialUse.SENT);
    }

    private boolean exists(FolderName folder) throws MailException {
        try {
            access.status(session.who(), folder);
            return true;
        } catch (MailException.NoSuchFolder renamed) {
            return false;
        }
    }

    private Stream<Membership> sendable() {
        return memberships.of(session.who().account()).stream()
                .filter(membership -> membership.right().includes(MailboxRight.SEND));
    }
}
