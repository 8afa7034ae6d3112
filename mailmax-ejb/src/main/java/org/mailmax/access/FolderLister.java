package org.mailmax.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.mailmax.access.MailboxReach.Reached;
import org.mailmax.folder.AccountCatalog;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.folder.FolderEntry;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.port.MailException;

/// Lists the folders somebody reaches and the names subscribed.
@ApplicationScoped
public class FolderLister {

    private static final Comparator<FolderName> INBOX_FIRST =
            Comparator.comparing((FolderName name) -> !name.isInbox()).thenComparing(Comparator.naturalOrder());

    @Inject
    private FolderCatalog catalog;

    @Inject
    private MailboxReach reach;

    List<FolderInfo> list(Identity who) throws MailException {
        AccountCatalog own = catalog.of(who.account());
        Map<FolderName, FolderInfo> lines = new TreeMap<>(INBOX_FIRST);
        own.folders().forEach(folder -> lines.put(folder.name(), own(folder, own)));
        List<Reached> shared = reach.shared(who);
        shared.forEach(folder -> lines.putIfAbsent(folder.shown(), shared(folder, own)));
        ancestors(shared).forEach(name -> lines.computeIfAbsent(name, above -> nothing(above, own)));
        own.subscribed().forEach(name -> lines.computeIfAbsent(name, gone -> nothing(gone, own)));
        return List.copyOf(lines.values());
    }

    /// The places above shared folders, which are no folders themselves.
    private static Set<FolderName> ancestors(List<Reached> shared) {
        Set<FolderName> ancestors = new HashSet<>();
        for (Reached folder : shared) {
            Optional<FolderName> above = folder.shown().parent();
            while (above.isPresent() && ancestors.add(above.get())) {
                above = above.get().parent();
            }
        }
        return ancestors;
    }

    private static FolderInfo own(FolderEntry folder, AccountCatalog reader) {
        return new FolderInfo(
                folder.name(),
                Optional.of(folder.id()),
                isSubscribed(reader, folder.name()),
                folder.use(),
                MailboxRight.OWN);
    }

    private static FolderInfo shared(Reached folder, AccountCatalog reader) {
        return new FolderInfo(
                folder.shown(),
                Optional.of(folder.id()),
                isSubscribed(reader, folder.shown()),
                Optional.empty(),
                folder.right());
    }

    private static FolderInfo nothing(FolderName name, AccountCatalog reader) {
        MailboxRight right = name.isShared() ? MailboxRight.READ : MailboxRight.OWN;
        return new FolderInfo(name, Optional.empty(), isSubscribed(reader, name), Optional.empty(), right);
    }

    private static boolean isSubscribed(AccountCatalog reader, FolderName name) {
        return reader.subscribed().contains(name);
    }
}
