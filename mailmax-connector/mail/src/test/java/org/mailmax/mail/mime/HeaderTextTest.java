package org.mailmax.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderTextTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '→',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "plain → plain",
                "=?utf-8?q?Gr=C3=BC=C3=9Fe?= → Grüße",
                "=?UTF-8?Q?a_b=5Fc?= → a b_c",
                "=?utf-8?b?R3LDvMOfZQ==?= → Grüße",
                "=?iso-8859-1?q?Gr=FC=DFe?= → Grüße",
                "=?ISO-8859-1*de?Q?Gr=FCn?= → Grün",
                "a =?utf-8?q?b?= c → a b c",
                "=?utf-8?q?a?= =?utf-8?q?b?= → ab",
                "=?utf-8?q?a?=   \t =?iso-8859-1?q?=FC?= → aü",
                "=?utf-8?q?a?= x =?utf-8?q?b?= → a x b",
                // a character begun in one word and ended in the next
                "=?utf-8?q?=C3?= =?utf-8?q?=BC?= → ü",
                "=?utf-8?b?w7w?= → ü",
                "=?iso-2022-jp?b?GyRCJSIbKEI=?= → ア",
                "=?gb2312?b?xOO6ww==?= → 你好",
                "=?koi8-r?q?=F0=D2=C9?= → При",
                // nothing to decode
                "=?utf-8?x?abc?= → =?utf-8?x?abc?=",
                "=?utf-8?q?abc → =?utf-8?q?abc",
                "=?utf-8?q? → =?utf-8?q?",
                "=?=?=?=? → =?=?=?=?",
                "1 =? 2 → 1 =? 2",
                "=?utf-8?q?a=?= → a=",
                "=?utf-8?q?=XY=4?= → =XY=4",
                // charsets nobody may name: the octets speak for themselves
                "=?utf-7?q?+ADw-script+AD4-?= → +ADw-script+AD4-",
                "=?x-nobody-knows?q?Gr=C3=BCn?= → Grün",
                "=?x-nobody-knows?q?Gr=FCn?= → Grün",
                "=?utf-8?q?=FF?= → \uFFFD",
                // RFC 2047 would not decode here, but mailers write it
                "\"=?utf-8?q?=C3=BC?=\" → \"ü\"",
                "x=?utf-8?q?=C3=BC?=y → xüy",
            })
    void decodesEncodedWords(String raw, String expected) {
        assertThat(HeaderText.decode(raw)).isEqualTo(expected);
    }

    @Test
    void noLineEndComesOutOfAnEncodedWord() {
        assertThat(HeaderText.decode("=?utf-8?q?a=0D=0ABcc:_x=00=E2=80=A8=C2=85b?="))
                .isEqualTo("a  Bcc: x   b");
    }

    @Test
    void aWordOfAMegabyteIsDecoded() {
        assertThat(HeaderText.decode("=?utf-8?q?" + "=C3=BC".repeat(200_000) + "?="))
                .isEqualTo("ü".repeat(200_000));
    }

    @Test
    void aCharsetNameOfTenThousandLettersIsNone() {
        assertThat(MailCharsets.find("x".repeat(10_000))).isEmpty();
        assertThat(MailCharsets.find("utf-7")).isEmpty();
        assertThat(MailCharsets.find(" UTF-8 ")).isPresent();
    }

    @Test
    void noTextMakesItFail() {
        String alphabet = "=?qbQB_*' utf-8iso2022jpC3\u00FC\uD800";
        Fuzz.run("header text", random -> {
            String text = random.ints(random.nextInt(80), 0, alphabet.length())
                    .mapToObj(i -> alphabet.substring(i, i + 1))
                    .collect(Collectors.joining());
            assertThat(HeaderText.decode("=?utf-8?q?" + text)).isNotNull();
        });
    }
}
