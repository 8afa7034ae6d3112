package org.mailmax.web.webmail.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.folder.MailboxRight;
import org.mailmax.mail.folder.SpecialUse;

class FolderTreeTest {

    private static FolderEntry entry(String name) {
        Optional<SpecialUse> use = Stream.of(SpecialUse.values())
                .filter(known -> known.defaultName().value().equals(name))
                .findFirst();
        return new FolderEntry(1, new FolderName(name), name, 0, use, MailboxRight.OWN, 0, 0);
    }

    @Test
    void sharedMailboxesComeLastEachWithItsInboxFirst() {
        Stream<String> names = Stream.of(
                "Shared/b@here.test/INBOX",
                "zoo",
                "Shared/a@here.test/Archive",
                "Shared",
                "Shared/a@here.test/INBOX",
                "Shared/b@here.test",
                "Shared/a@here.test",
                "INBOX");
        assertThat(FolderTree.sorted(names.map(FolderTreeTest::entry).toList()).stream()
                        .map(entry -> entry.name().value()))
                .containsExactly(
                        "INBOX",
                        "zoo",
                        "Shared",
                        "Shared/a@here.test",
                        "Shared/a@here.test/INBOX",
                        "Shared/a@here.test/Archive",
                        "Shared/b@here.test",
                        "Shared/b@here.test/INBOX");
    }

    @Test
    void theInboxComesFirstThenThoseWithAUseThenTheRestWithItsChildren() {
        Stream<String> names = Stream.of(
                "zoo", "a/b", "Trash", "a-b", "Sent", "INBOX/x", "a", "INBOX", "Drafts", "Junk", "Archive", "A/c");
        assertThat(FolderTree.sorted(names.map(FolderTreeTest::entry).toList()).stream()
                        .map(entry -> entry.name().value()))
                .containsExactly(
                        "INBOX", "INBOX/x", "Drafts", "Sent", "Archive", "Junk", "Trash", "a", "a/b", "A/c", "a-b",
                        "zoo");
    }
}
