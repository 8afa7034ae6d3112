package org.mailmax.web.webmail.folder;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.folder.SpecialUse;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Texts;
import org.mailmax.web.webmail.login.MailSession;

/// The folders of the account as the pages show them: the INBOX, those with a use, then the others by name,
/// and at last those of shared mailboxes.
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
            List<FolderInfo> folders = mail.folders(session.who());
            Set<FolderName> places = places(folders);
            for (FolderInfo folder : folders) {
                read.add(entry(folder, places));
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
            if (entry.own() && entry.use().filter(use::equals).isPresent() && entry.selectable()) {
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

    /// Where deleted messages of a folder go: to the Trash of its own mailbox.
    public FolderName trashOf(FolderEntry folder) throws MailException {
        if (folder.own()) {
            return forUse(SpecialUse.TRASH);
        }
        return getEntries().stream()
                .filter(entry -> !entry.own() && entry.trash() && entry.selectable())
                .map(FolderEntry::name)
                .filter(name -> name.parent().filter(folder.name()::isBelow).isPresent())
                .findFirst()
                .orElseThrow(() -> new MailException.CannotDo("the shared mailbox has no Trash"));
    }

    /// The folders that messages and folders can be put into.
    public List<FolderEntry> getWritable() throws MailException {
        return getEntries().stream()
                .filter(entry -> entry.selectable() && entry.writable())
                .toList();
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

    /// The names that are no folders: what lies in one of shared mailboxes lies at the top of its mailbox.
    private static Set<FolderName> places(List<FolderInfo> folders) {
        return folders.stream()
                .filter(folder -> folder.id().isEmpty())
                .map(FolderInfo::name)
                .collect(Collectors.toSet());
    }

    /// The use of a folder; in a shared mailbox the one its name tells of.
    private static Optional<SpecialUse> use(FolderInfo folder, Set<FolderName> places) {
        if (folder.right() == MailboxRight.OWN
                || folder.name().parent().filter(places::contains).isEmpty()) {
            return folder.specialUse();
        }
        return ORDER.stream()
                .filter(use -> use.defaultName().value().equals(folder.name().leaf()))
                .findFirst();
    }

    static boolean isInbox(FolderName name) {
        return name.isInbox() || name.isShared() && name.leaf().equals(FolderName.INBOX.value());
    }

    private FolderEntry entry(FolderInfo folder, Set<FolderName> places) throws MailException {
        FolderName name = folder.name();
        int level = (int)
                name.value().chars().filter(c -> c == FolderName.SEPARATOR).count();
        if (folder.id().isEmpty()) {
            String label = name.equals(FolderName.SHARED) ? texts.get("folder.SHARED") : name.leaf();
            return new FolderEntry(0, name, label, level, Optional.empty(), folder.right(), 0, 0);
        }
        FolderStatus status = mail.status(session.who(), name);
        long id = folder.id().get().value();
        Optional<SpecialUse> use = use(folder, places);
        return new FolderEntry(
                id, name, label(name, use), level, use, folder.right(), status.messages(), status.unseen());
    }

    private String label(FolderName name, Optional<SpecialUse> use) {
        return isInbox(name)
                ? texts.get("folder.INBOX")
                : use.map(known -> texts.get("folder." + known.name())).orElseGet(name::leaf);
    }

    private static int rank(FolderEntry entry) {
        if (entry.name().isShared()) {
            return ORDER.size() + 1;
        }
        return entry.name().isInbox() || entry.name().isBelow(FolderName.INBOX)
                ? -1
                : entry.use().map(ORDER::indexOf).orElse(ORDER.size());
    }

    private static String sortKey(FolderEntry entry) {
        String name = entry.name().value().toLowerCase(Locale.ROOT).replace(FolderName.SEPARATOR, '\0');
        return isInbox(entry.name()) ? name.replace("\0inbox", "\0\0") : name;
    }
}
