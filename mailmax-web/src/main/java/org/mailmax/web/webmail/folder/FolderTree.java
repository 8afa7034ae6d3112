package org.mailmax.web.webmail.folder;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.webmail.login.MailSession;

/// The folders of the account as the pages show them: the INBOX, those with a use, then the others by name.
@Named
@RequestScoped
public class FolderTree {

    private static final List<SpecialUse> ORDER =
            List.of(SpecialUse.DRAFTS, SpecialUse.SENT, SpecialUse.ARCHIVE, SpecialUse.JUNK, SpecialUse.TRASH);

    @Inject
    private MailAccess mail;

    @Inject
    private MailSession session;

    @Inject
    private Texts texts;

    private List<FolderEntry> entries;

    public List<FolderEntry> getEntries() throws MailException {
        if (entries == null) {
            List<FolderEntry> read = new ArrayList<>();
            for (FolderInfo folder : mail.folders(session.who())) {
                read.add(entry(folder));
            }
            entries = sorted(read);
        }
        return entries;
    }

    /// After something changed in this very request.
    public void forget() {
        entries = null;
    }

    public Optional<FolderEntry> byId(long id) throws MailException {
        return getEntries().stream()
                .filter(entry -> id != 0 && entry.id() == id)
                .findFirst();
    }

    public FolderEntry inbox() throws MailException {
        return getEntries().stream()
                .filter(entry -> entry.name().isInbox())
                .findFirst()
                .orElseThrow(() -> new MailException.NoSuchFolder("there is no INBOX"));
    }

    /// The folder for this use; made when the account has none.
    public FolderName forUse(SpecialUse use) throws MailException {
        for (FolderEntry entry : getEntries()) {
            if (entry.use().filter(use::equals).isPresent() && entry.selectable()) {
                return entry.name();
            }
        }
        try {
            mail.create(session.who(), use.defaultName(), Optional.of(use));
        } catch (MailException.FolderExists plainFolderOfThatName) {
            return use.defaultName();
        }
        forget();
        return use.defaultName();
    }

    public Quota getQuota() throws MailException {
        return mail.quota(session.who());
    }

    /// How full the account is, 0 to 100; 0 without a limit.
    public int getFullness() throws MailException {
        Quota quota = getQuota();
        return quota.limit() == 0 ? 0 : (int) Math.min(100, quota.used() * 100 / quota.limit());
    }

    static List<FolderEntry> sorted(List<FolderEntry> entries) {
        return entries.stream()
                .sorted(Comparator.comparingInt(FolderTree::rank).thenComparing(FolderTree::sortKey))
                .toList();
    }

    private FolderEntry entry(FolderInfo folder) throws MailException {
        FolderName name = folder.name();
        int level = (int)
                name.value().chars().filter(c -> c == FolderName.SEPARATOR).count();
        if (folder.id().isEmpty()) {
            return new FolderEntry(0, name, name.leaf(), level, Optional.empty(), 0, 0);
        }
        FolderStatus status = mail.status(session.who(), name);
        long id = folder.id().get().value();
        return new FolderEntry(id, name, label(folder), level, folder.specialUse(), status.messages(), status.unseen());
    }

    private String label(FolderInfo folder) {
        return folder.name().isInbox()
                ? texts.get("folder.INBOX")
                : folder.specialUse()
                        .map(use -> texts.get("folder." + use.name()))
                        .orElseGet(() -> folder.name().leaf());
    }

    private static int rank(FolderEntry entry) {
        return entry.name().isInbox() || entry.name().isBelow(FolderName.INBOX)
                ? -1
                : entry.use().map(ORDER::indexOf).orElse(ORDER.size());
    }

    private static String sortKey(FolderEntry entry) {
        return entry.name().value().toLowerCase(Locale.ROOT).replace(FolderName.SEPARATOR, '\0');
    }
}
