package org.mailmax.mail.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"ann@example.com", "ann/example.com", "ann%example.com", "Ann@EXAMPLE.com"})
    void allThreeSeparatorsNameTheSameAccount(String login) {
        assertThat(LoginName.parse(login)).contains(EmailAddress.of("ann@example.com"));
    }

    @Test
    void anAtSignWinsOverTheOthers() {
        assertThat(LoginName.parse("a/b@example.com")).contains(EmailAddress.of("a/b@example.com"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ann", "@example.com", "ann@", "ann@exa mple.com"})
    void aNameWithoutDomainIsNobody(String login) {
        assertThat(LoginName.parse(login)).isEmpty();
    }
}
