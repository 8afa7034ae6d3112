package org.mailmax.mail.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.transfer.RecipientOptions.Event;

class RecipientOptionsTest {

    private static RecipientOptions on(Event... events) {
        return new RecipientOptions(Optional.of(Set.of(events)), Optional.empty());
    }

    @Test
    void withoutAWordFailuresAndDelaysAreReported() {
        assertThat(RecipientOptions.NONE.wants(Event.FAILURE)).isTrue();
        assertThat(RecipientOptions.NONE.wants(Event.DELAY)).isTrue();
        assertThat(RecipientOptions.NONE.wants(Event.SUCCESS)).isFalse();
    }

    @Test
    void whatIsAskedForIsReportedAndNothingElse() {
        assertThat(on(Event.SUCCESS).wants(Event.SUCCESS)).isTrue();
        assertThat(on(Event.SUCCESS).wants(Event.FAILURE)).isFalse();
        assertThat(on(Event.FAILURE).wants(Event.DELAY)).isFalse();
    }

    @Test
    void neverIsNever() {
        for (Event event : Event.values()) {
            assertThat(on().wants(event)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 10})
    void aPriorityIsInRange(int priority) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeliveryOptions(
                        Optional.empty(), Optional.empty(), false, priority, Optional.empty(), Optional.empty()));
    }
}
