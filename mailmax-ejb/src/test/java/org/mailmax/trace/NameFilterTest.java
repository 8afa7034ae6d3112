package org.mailmax.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NameFilterTest {

    private static List<String> names(String prefix, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> prefix + i + "@here.test")
                .toList();
    }

    @Test
    void whatIsInIsNeverDenied() {
        for (int count : new int[] {1, 2, 10, 5000}) {
            byte[] filter = NameFilter.of(names("in", count));
            assertThat(names("in", count)).allMatch(name -> NameFilter.mayContain(filter, name));
        }
    }

    @Test
    void whatIsNotInIsDeniedNearlyAlways() {
        byte[] filter = NameFilter.of(names("in", 5000));
        long wrong = names("out", 100_000).stream()
                .filter(name -> NameFilter.mayContain(filter, name))
                .count();
        assertThat(wrong).isLessThan(2000);
        assertThat(filter.length).isLessThan(5000 * 2);
    }

    @Test
    void anEmptySegmentHasNobody() {
        assertThat(NameFilter.mayContain(NameFilter.of(List.of()), "x")).isFalse();
    }
}
