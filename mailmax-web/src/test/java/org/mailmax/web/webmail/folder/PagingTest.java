package org.mailmax.web.webmail.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.mail.message.UidList;
import org.mailmax.mail.message.UidSet;

class PagingTest {

    private static final UidList FIVE = UidList.of(2, 3, 5, 8, 13);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|2|8,13", "2|2|3,5", "4|2|2", "5|2|''", "0|50|2:3,5,8,13", "-3|1|13", "9|9|''", "0|0|''"})
    void theNewestComeFirst(int first, int size, String uids) {
        assertThat(Paging.page(FIVE, first, size)).hasToString(uids);
    }

    @Test
    void anEmptyFolderHasAnEmptyPage() {
        assertThat(Paging.page(UidList.EMPTY, 0, 50)).isEqualTo(UidSet.NONE);
    }

    @Test
    void aPageOfAHugeFolderIsSmall() {
        UidList many = UidList.of(LongStream.rangeClosed(1, 100_000).toArray());
        assertThat(Paging.page(many, 50_000, 50)).hasToString("49951:50000");
    }

    @Test
    void aMessageKnowsItsLine() {
        assertThat(Paging.line(FIVE, 13)).isZero();
        assertThat(Paging.line(FIVE, 2)).isEqualTo(4);
        assertThat(Paging.line(FIVE, 4)).isEqualTo(-1);
    }
}
