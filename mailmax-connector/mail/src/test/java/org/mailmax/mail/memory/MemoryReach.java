package org.mailmax.mail.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.folder.FolderInfo;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.FolderStatus;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.Quota;
import org.mailmax.mail.port.MailException.CannotDo;
import org.mailmax.mail.port.MailException.NoSuchFolder;
import org.mailmax.mail.port.MailException.NotPermitted;

/// The mailboxes somebody reaches: the own one, and those shared with it.
///
/// @param mailboxes the own one first
record MemoryReach(List<Mailbox> mailboxes) {

    /// @param prefix stands before the names of its folders; empty for the own mailbox
    record Mailbox(MemoryAccount account, String prefix, MailboxRight right) {

        static Mailbox own(MemoryAccount account) {
            return new Mailbox(account, "", MailboxRight.OWN);
        }

        static Mailbox shared(MemoryAccount account, MailboxRight right) {
            return new Mailbox(account, FolderName.SHARED + "/" + account.identity.address() + "/", right);
        }

        Optional<FolderName> local(FolderName name) {
            boolean here = name.value().startsWith(prefix) && name.isShared() != prefix.isEmpty();
            return here ? FolderName.parse(name.value().substring(prefix.length())) : Optional.empty();
        }

        private FolderInfo shown(FolderInfo folder, MemoryAccount reader) {
            FolderName name = new FolderName(prefix + folder.name());
            return new FolderInfo(name, folder.id(), reader.isSubscribed(name), Optional.empty(), right);
        }
    }

    /// A name in a mailbox.
    record Place(Mailbox mailbox, FolderName name) {

        MemoryAccount account() {
            return mailbox.account();
        }

        MemoryFolder folder() throws NoSuchFolder {
            return account().folder(name);
        }

        FolderStatus status() throws NoSuchFolder {
            return folder().status().named(new FolderName(mailbox.prefix() + name));
        }
    }

    MemoryAccount own() {
        return mailboxes.getFirst().account();
    }

    List<FolderInfo> list() {
        List<FolderInfo> list = new ArrayList<>();
        for (Mailbox mailbox : mailboxes.subList(1, mailboxes.size())) {
            mailbox.account().list().stream()
                    .filter(folder -> folder.id().isPresent())
                    .map(folder -> mailbox.shown(folder, own()))
                    .forEach(list::add);
        }
        for (FolderInfo folder : own().list()) {
            if (list.stream().noneMatch(shared -> shared.name().equals(folder.name()))) {
                list.add(folder);
            }
        }
        Stream<FolderInfo> above = list.stream()
                .filter(folder -> folder.name().isShared())
                .flatMap(folder -> MemoryAccount.above(folder.name()))
                .distinct()
                .filter(name -> list.stream().noneMatch(folder -> folder.name().equals(name)))
                .map(name -> own().nothing(name));
        return Stream.concat(list.stream(), above.toList().stream())
                .sorted(MemoryAccount.INBOX_FIRST)
                .toList();
    }

    Place existing(FolderName name, MailboxRight needed) throws NoSuchFolder, NotPermitted {
        Place place = find(name).orElseThrow(() -> new NoSuchFolder("no such folder"));
        place.folder();
        return allowed(place, needed);
    }

    /// Where a folder of this name would be made.
    Place future(FolderName name) throws CannotDo, NotPermitted {
        return allowed(
                find(name).orElseThrow(() -> new CannotDo("only mailboxes shared with you lie there")),
                MailboxRight.WRITE);
    }

    Place folder(FolderId id, MailboxRight needed) throws NoSuchFolder, NotPermitted {
        for (Mailbox mailbox : mailboxes) {
            Optional<FolderName> name = mailbox.account().name(id);
            if (name.isPresent()) {
                return allowed(new Place(mailbox, name.get()), needed);
            }
        }
        throw new NoSuchFolder("no such folder");
    }

    MemoryFolder read(FolderId id) throws NoSuchFolder, NotPermitted {
        return folder(id, MailboxRight.READ).folder();
    }

    Quota quota(FolderName name) throws NoSuchFolder {
        return find(name)
                .orElseThrow(() -> new NoSuchFolder("no such folder"))
                .account()
                .quota();
    }

    private Optional<Place> find(FolderName name) {
        return mailboxes.stream()
                .flatMap(mailbox -> mailbox.local(name).map(local -> new Place(mailbox, local)).stream())
                .findFirst();
    }

    private static Place allowed(Place place, MailboxRight needed) throws NotPermitted {
        if (!place.mailbox().right().includes(needed)) {
            throw new NotPermitted("you may only read this mailbox");
        }
        return place;
    }
}
