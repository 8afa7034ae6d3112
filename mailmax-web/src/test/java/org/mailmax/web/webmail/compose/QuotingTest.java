package org.mailmax.web.webmail.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.web.webmail.message.Person;

class QuotingTest {

    @ParameterizedTest
    @CsvSource({"Hello,Re: Hello", "Re: Hello,Re: Hello", "RE:Hello,RE:Hello", "AW: Hallo,AW: Hallo", "Reply,Re: Reply"
    })
    void oneReIsEnough(String subject, String answer) {
        assertThat(Quoting.answerSubject(subject)).isEqualTo(answer);
    }

    @Test
    void nobodyAnswersHimselfOrSomebodyTwice() {
        List<Person> people = List.of(
                new Person("Ann", "ANN@example.com"),
                new Person("Lee, Bob", "bob@example.com"),
                new Person("Lee, Bob", "bob@example.com"));
        assertThat(Quoting.typed(people, EmailAddress.of("ann@example.com")))
                .isEqualTo("\"Lee, Bob\" <bob@example.com>");
    }

    @Test
    void whatIsFilledInCanBeReadAgain() throws BadRecipient {
        Person tricky = new Person("A \"B\" \\ C, D;", "x@example.com");
        assertThat(Recipients.parse(tricky.typed()))
                .containsExactly(new Recipient("A \"B\" \\ C, D;", EmailAddress.of("x@example.com")));
    }
}
