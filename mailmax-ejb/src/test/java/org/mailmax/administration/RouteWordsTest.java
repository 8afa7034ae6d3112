package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.administration.AdministrationException.InvalidValue;

class RouteWordsTest {

    @ParameterizedTest
    @ValueSource(strings = {"smart.test", "smart.test:26", "[::1]", "[2001:db8::1]:26", "192.0.2.1:26"})
    void hostsAreWrittenAsPeopleDo(String host) throws InvalidValue {
        assertThat(RouteWords.smartHost(new NewRoute("*", host, "implicit", Optional.empty()))
                        .port())
                .isEqualTo(host.endsWith(":26") ? 26 : 465);
    }
}
