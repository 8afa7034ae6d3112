package org.mailmax.web.webmail.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTextTest {

    @Test
    void encodedWordsAreDecoded() {
        assertThat(ShownText.of("=?utf-8?Q?Gr=C3=BC=C3=9Fe?= =?iso-8859-1?B?4Q==?="))
                .isEqualTo("Grüßeá");
    }

    @Test
    void nothingTurnsTheTextAroundIt() {
        assertThat(ShownText.of("invoice\u202Egnp.exe\u2028x\u0007")).isEqualTo("invoice gnp.exe x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\rb",
                "a\nb",
                "a\r\nBcc: x@y.example",
                "a\u2028b",
                "a\u2029b",
                "a\u0085b",
                "a\0b",
                "a\u000Bb",
                "=?utf-8?Q?a=0D=0ABcc:_x=40y.example?=",
                "=?utf-8?B?YQpCY2M6IHg=?="
            })
    void aLineEndInAnyDisguiseIsDangerous(String text) {
        assertThat(ShownText.isDangerous(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Grüße aus Köln",
                "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=",
                "嘍嘊 is two letters, no line end",
                "100% \"sure\""
            })
    void ordinaryTextIsNot(String text) {
        assertThat(ShownText.isDangerous(text)).isFalse();
    }
}
