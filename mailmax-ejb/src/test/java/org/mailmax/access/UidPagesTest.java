package org.mailmax.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.mailmax.mail.message.UidSet;

class UidPagesTest {

    @Test
    void aNewFolderHasNoPage() {
        assertThat(new UidPages(0).more()).isFalse();
    }

    @Test
    void everyUidIsOnOnePage() {
        long seed = System.nanoTime();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        TreeSet<Long> uids = new TreeSet<>(List.of(1L, 3_000_000L));
        random.longs(2_000, 1, 3_000_000).forEach(uids::add);
        random.longs(30_000, 1_000_000, 1_040_000).forEach(uids::add);
        List<Long> found = new ArrayList<>();
        for (UidPages pages = new UidPages(3_000_000); pages.more(); ) {
            UidSet.Range page = pages.next();
            List<Long> there = List.copyOf(uids.subSet(page.first(), true, page.last(), true));
            pages.found(there.size());
            found.addAll(there);
        }
        assertThat(found).as("seed " + seed).containsExactlyElementsOf(uids);
    }

    @Test
    void anEmptyStretchIsCrossedInFewSteps() {
        int steps = 0;
        for (UidPages pages = new UidPages(UidSet.MAX_UID); pages.more(); steps++) {
            pages.next();
            pages.found(0);
        }
        assertThat(steps).isLessThan(15_000);
    }

    @Test
    void whereMessagesAreThePagesAreSmall() {
        UidPages pages = new UidPages(10_000_000);
        for (int i = 0; i < 20; i++) {
            pages.next();
            pages.found(0);
        }
        pages.next();
        pages.found(9_000);
        assertThat(pages.next().size()).isEqualTo(10_000);
    }
}
