package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.administration.AdministrationException.TryLater;
import org.mailmax.directory.Account;
import org.mailmax.directory.Accounts;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;

/// The one way in which an administrator gets to see the mail of somebody else (docs/decisions, 25): read only, for a
/// reason, and everything that is looked at is written down first, for the owner to see. Nothing in the mailbox
/// changes by it.
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class LookAdministration {

    /// Messages shown at once.
    public static final int PAGE = 50;

    static final int MIN_REASON = 10;
    static final int MAX_REASON = 500;

    private static final int MOST_ENTRIES = 50;

    @Inject
    private Permissions permissions;

    @Inject
    private Accounts accounts;

    @Inject
    private MailAccess mail;

    @Inject
    private LookRecords records;

    /// @param reason the owner reads it
    public Look begin(Actor actor, EmailAddress address, String reason) throws AdministrationException {
        permissions.require(actor, address.domain());
        Account account = accounts.find(address)
                .orElseThrow(() -> new NotFound(Field.ADDRESS, "There is no mailbox " + address + "."));
        String why = reason.strip();
        if (why.length() < MIN_REASON
                || why.length() > MAX_REASON
                || why.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(Field.REASON, "A reason is one line of 10 to 500 characters.");
        }
        records.add(actor, address, why);
        return new Look(actor, address, account.id());
    }

    /// The names of the folders.
    public List<FolderName> folders(Actor actor, Look look) throws AdministrationException {
        require(actor, look);
        return attempt(() -> mail.folders(who(look)).stream()
                .filter(folder -> folder.id().isPresent() && folder.right() == MailboxRight.OWN)
                .map(FolderInfo::name)
                .toList());
    }

    /// The messages of a folder, the newest first.
    ///
    /// @param first how many newer ones are passed over
    public Page<MessageView> messages(Actor actor, Look look, FolderName folder, int first)
            throws AdministrationException {
        require(actor, look);
        requireOwn(look, folder);
        records.add(actor, look.address(), "list of " + folder.value());
        return attempt(() -> {
            FolderStatus status = mail.status(who(look), folder);
            UidList all = mail.uids(who(look), status.id(), status.highestModSeq());
            int from = Math.clamp(first, 0, all.size());
            UidSet wanted = UidSet.of(IntStream.range(from, Math.min(from + PAGE, all.size()))
                    .mapToLong(line -> all.get(all.size() - 1 - line)));
            return new Page<>(
                    fetch(look, status, wanted, EnumSet.of(FetchPart.SUMMARY)).reversed(), all.size());
        });
    }

    /// A whole message. It stays as unread as it was.
    public MessageView message(Actor actor, Look look, FolderName folder, long uid) throws AdministrationException {
        require(actor, look);
        requireOwn(look, folder);
        records.add(actor, look.address(), "message " + uid + " of " + folder.value());
        return attempt(() -> fetch(
                        look,
                        mail.status(who(look), folder),
                        UidSet.of(Math.clamp(uid, 1, UidSet.MAX_UID)),
                        EnumSet.allOf(FetchPart.class)))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound(Field.MESSAGE, "There is no such message any more."));
    }

    /// Who has looked into a mailbox, the newest first: for its owner and for those who administer it.
    public List<LookEntry> looks(Actor actor, EmailAddress address) throws AdministrationException {
        permissions.requireAccount(actor, address);
        return records.of(address, MOST_ENTRIES);
    }

    /// Who may not administer the domain any more may not look on either.
    private void require(Actor actor, Look look) throws NotAllowed {
        permissions.require(actor, look.address().domain());
        if (!look.actor().equals(actor) || look.isOver(Instant.now())) {
            throw new NotAllowed("The time to look is over. Give a reason again.");
        }
    }

    private List<MessageView> fetch(Look look, FolderStatus folder, UidSet uids, Set<FetchPart> parts)
            throws MailException {
        return mail.fetch(who(look), folder.id(), uids, parts);
    }

    private static Identity who(Look look) {
        return new Identity(look.account(), look.address());
    }

    /// Something the store may refuse.
    private interface Reading<R> {
        R read() throws MailException;
    }

    /// What others share with the owner is not looked at through him: it has an owner of its own.
    private void requireOwn(Look look, FolderName folder) throws AdministrationException {
        boolean own = attempt(() -> mail.folders(who(look)).stream()
                .anyMatch(one -> one.name().equals(folder) && one.right() == MailboxRight.OWN));
        if (!own) {
            throw new NotFound(Field.ADDRESS, "There is no such folder.");
        }
    }

    private static <R> R attempt(Reading<R> reading) throws AdministrationException {
        try {
            return reading.read();
        } catch (MailException.NoSuchFolder gone) {
            throw new NotFound(Field.MESSAGE, "There is no such folder any more.");
        } catch (MailException outOfReach) {
            throw new TryLater(outOfReach);
        }
    }
}
