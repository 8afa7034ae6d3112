package org.mailmax.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.administration.TokenScope;
import org.mailmax.mail.address.EmailAddress;

class JsonTextTest {

    record Inner(Optional<String> missing, Optional<Instant> there) {}

    record Outer(EmailAddress address, List<Long> numbers, boolean flag, TokenScope scope, Inner inner) {}

    @Test
    void aRecordIsAnObjectAndWhatIsMissingIsLeftOut() {
        Outer outer = new Outer(
                EmailAddress.of("ann@here.test"),
                List.of(1L, 2L),
                true,
                TokenScope.TRACE_READ,
                new Inner(Optional.empty(), Optional.of(Instant.EPOCH)));
        assertThat(JsonText.of(outer))
                .isEqualTo("{\"address\":\"ann@here.test\",\"numbers\":[1,2],\"flag\":true,"
                        + "\"scope\":\"trace_read\",\"inner\":{\"there\":\"1970-01-01T00:00:00Z\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "null", "{", "{\"name\":1}", "{\"name\":null}", "{}", "\"name\""})
    void aBodyThatIsNotWhatWasAskedForIsABadRequest(String text) {
        assertThatThrownBy(() -> new Body(text).text("name")).isInstanceOf(BadRequest.class);
    }

    @Test
    void settingsAreWrittenAsOnTheConsole() {
        assertThat(new Body("{\"store-mail\":false,\"quota\":5,\"responder-text\":\"x=y\"}").switches())
                .containsEntry("store-mail", "off")
                .containsEntry("quota", "5")
                .containsEntry("responder-text", "x=y");
    }
}
