package org.mailmax.web.webmail.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecipientsTest {

    private static String read(String typed) throws BadRecipient {
        return Recipients.parse(typed).stream()
                .map(recipient -> recipient.name() + "|" + recipient.address())
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "ann@example.com ~ |ann@example.com",
                "<ann@example.com> ~ |ann@example.com",
                "Ann Lee <ann@example.com> ~ Ann Lee|ann@example.com",
                "\"Lee, Ann\" <ann@example.com> ~ Lee, Ann|ann@example.com",
                "\"A \\\"B\\\"\" <ann@example.com> ~ A \"B\"|ann@example.com",
                "a@x.example, b@x.example;c@x.example ~ |a@x.example |b@x.example |c@x.example",
                ", a@x.example ,; ~ |a@x.example",
                "Jürgen <j@bücher.example> ~ Jürgen|j@xn--bcher-kva.example",
            })
    void peopleMayWriteAddressesAsTheyAreUsedTo(String typed, String read) throws BadRecipient {
        assertThat(read(typed)).isEqualTo(read);
    }

    @Test
    void nothingTypedIsNobody() throws BadRecipient {
        assertThat(Recipients.parse(" \r\n , ")).isEmpty();
    }

    @Test
    void linesSeparateToo() throws BadRecipient {
        assertThat(read("a@x.example\r\nb@x.example")).isEqualTo("|a@x.example |b@x.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann",
                "ann@",
                "@example.com",
                "Ann <ann@example.com> x",
                "Ann <ann",
                "ann@exa mple.com",
                "ann@[127.0.0.1]",
                "a@b@c",
                "ann@example.com\0",
                "\"Ann\r\nBcc: x@y.example\" <ann@example.com>",
                "Ann\u2028 <ann@example.com>",
                "Ann\u0085 <ann@example.com>",
                "=?utf-8?Q?x=0D=0ABcc:_y?= <ann@example.com>",
                "undisclosed: a@x.example",
                "<@relay.example:ann@example.com>",
                "ann(comment)@example.com"
            })
    void whatIsNoAddressIsNamed(String typed) {
        assertThatThrownBy(() -> Recipients.parse("ok@example.com, " + typed)).isInstanceOf(BadRecipient.class);
    }

    @Test
    void theWrongPieceIsSaid() {
        assertThatThrownBy(() -> Recipients.parse("a@x.example, bob, c@x.example"))
                .isInstanceOfSatisfying(
                        BadRecipient.class, bad -> assertThat(bad.piece()).isEqualTo("bob"));
    }
}
