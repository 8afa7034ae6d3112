package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressParserTest {

    /// Each mailbox is shown as name|local part|domain, a group as `name{` … `}`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "ann@example.com → |ann|example.com",
                "Ann <ann@example.com> → Ann|ann|example.com",
                "<ann@example.com> → |ann|example.com",
                "\"Miller, Ann\" <ann@example.com> → Miller, Ann|ann|example.com",
                "\"a \\\"q\\\" b\" <ann@example.com> → a \"q\" b|ann|example.com",
                "Ann   B. \"C.\"  Miller<ann@example.com> → Ann B. C. Miller|ann|example.com",
                "\"Ann\"\"Miller\" <a@b.c> → AnnMiller|a|b.c",
                "ann@example.com (Ann Miller) → Ann Miller|ann|example.com",
                "ann@example.com (Ann (nested \\) ) Miller) → Ann (nested ) ) Miller|ann|example.com",
                "(before) ann@example.com → before|ann|example.com",
                "Ann (comment) <ann@example.com> → Ann|ann|example.com",
                "ann (c) @ (d) example . com → c|ann|example.com",
                "\"ann miller\"@example.com → |ann miller|example.com",
                "ann . miller @ example.com → |ann.miller|example.com",
                "\"ann\".miller@example.com → |ann.miller|example.com",
                "<@a.example,@b.example:ann@example.com> → |ann|example.com",
                "Ann <@a.example:ann@example.com> → Ann|ann|example.com",
                "ann@[192.0.2.1] → |ann|[192.0.2.1]",
                "ann@[IPv6:2001:db8::1] → |ann|[IPv6:2001:db8::1]",
                "a@b.c, d@e.f → |a|b.c  |d|e.f",
                ", , a@b.c,, d@e.f , → |a|b.c  |d|e.f",
                "friends: a@b.c, D <d@e.f>; → friends{  |a|b.c  D|d|e.f  }",
                "undisclosed-recipients:; → undisclosed-recipients{  }",
                "g1: a@b.c;, g2:;, x@y.z → g1{  |a|b.c  }  g2{  }  |x|y.z",
                "\"A: B\": a@b.c; d@e.f → A: B{  |a|b.c  }  |d|e.f",
                "Grüße <grüße@bücher.example> → Grüße|grüße|bücher.example",
                "=?utf-8?q?Gr=C3=BC=C3=9Fe?= <a@b.c> → =?utf-8?q?Gr=C3=BC=C3=9Fe?=|a|b.c",
                // malformed, but seen
                "root → |root|",
                "Ann Miller → |AnnMiller|",
                "ann@example.com <ann@example.com> → ann@example.com|ann|example.com",
                "ann@example.com Miller <ann@example.com> → ann@example.com Miller|ann|example.com",
                "Ann <ann@example.com → Ann|ann|example.com",
                "Ann ann@example.com> → |Annann|example.com",
                "Ann <> → Ann||",
                "<ann@example.com>, → |ann|example.com",
                "a@b@c → |a@b|c",
                "<a@b@c> → |a|c",
                "Ann <ann@example.com> rest, d@e.f → Ann|ann|example.com  |d|e.f",
                "group: a@b.c → group{  |a|b.c  }",
                "g: h: a@b.c;; → g{  |a|b.c  }",
                "\"unfinished <ann@example.com> → |unfinished <ann@example.com>|",
                "ann@example.com (unfinished → unfinished|ann|example.com",
                "ann@example.com (ends in \\ → ends in \\|ann|example.com",
                "ann@ → |ann|",
                "@example.com → ||example.com",
                "ann@[192.0.2.1 → |ann|[192.0.2.1",
                "<ann@[192.0.2.1> → |ann|[192.0.2.1",
            })
    void readsWhatPeopleSend(String field, String expected) {
        assertThat(shown(AddressParser.parse(field))).isEqualTo(expected);
    }

    @Test
    void nothingIsInAnEmptyField() {
        assertThat(AddressParser.parse("")).isEmpty();
        assertThat(AddressParser.parse(" , ;; (comment) \t,")).isEmpty();
    }

    @Test
    void thereAreNoMoreEntriesThanTheLimit() {
        assertThat(AddressParser.parse("a@b.c,".repeat(100), 10)).hasSize(10);
        assertThat(AddressParser.parse("g:;".repeat(100), 10)).hasSizeLessThanOrEqualTo(11);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            value = {
                "( → )",
                "(\\ → \\)",
                "\" → \"",
                "a< → >",
                "a@ → ,",
                "< → ,",
                "a:  → ;",
                "a@b → (c)",
                "[ → ]",
                "\\ → @",
            })
    void everyCharacterIsLookedAtAFewTimesOnly(String opening, String closing) {
        for (String text : List.of(
                opening.repeat(50_000), closing.repeat(50_000), opening.repeat(50_000) + closing.repeat(50_000))) {
            CountingText counting = new CountingText(text);

            AddressParser.parse(counting);

            assertThat(counting.looks).isLessThan(12L * text.length() + 100);
        }
    }

    @Test
    void noTextMakesItFail() {
        String alphabet = "a@.,:;<>()\"\\[] \tü=?";
        Fuzz.run("addresses", random -> {
            String text = random.ints(random.nextInt(60), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());
            List<HeaderAddress> found = AddressParser.parse(text);
            assertThat(starts(found)).isEqualTo(ends(found));
        });
    }

    private static long starts(List<HeaderAddress> found) {
        return found.stream().filter(HeaderAddress.GroupStart.class::isInstance).count();
    }

    private static long ends(List<HeaderAddress> found) {
        return found.stream().filter(HeaderAddress.GroupEnd.class::isInstance).count();
    }

    private static String shown(List<HeaderAddress> addresses) {
        return addresses.stream()
                .map(address -> switch (address) {
                    case HeaderAddress.Mailbox m -> m.displayName() + "|" + m.localPart() + "|" + m.domain();
                    case HeaderAddress.GroupStart g -> g.name() + "{";
                    case HeaderAddress.GroupEnd _ -> "}";
                })
                .collect(Collectors.joining("  "));
    }

    /// Counts how often its characters are looked at.
    private static final class CountingText implements CharSequence {

        private final String text;
        private long looks;

        CountingText(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            looks += end - start;
            return text.subSequence(start, end);
        }
    }
}
