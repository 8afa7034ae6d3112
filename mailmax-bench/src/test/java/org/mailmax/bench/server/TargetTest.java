package org.mailmax.bench.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static Target target(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return new Target(properties);
    }

    @Test
    void readersComeFirstThenReceiversEachInTurn() {
        Target target = target("account", "user%d@example.test", "password", "x", "readers", "3", "receivers", "2");
        assertThat(target.reader(0).user()).isEqualTo("user1@example.test");
        assertThat(target.reader(5).user()).isEqualTo("user3@example.test");
        assertThat(target.receiver(0).user()).isEqualTo("user4@example.test");
        assertThat(target.receiver(3).user()).isEqualTo("user5@example.test");
    }

    @Test
    void namesWhatIsMissingOrUnknown() {
        assertThatThrownBy(() -> target("name", "peer").address("imap"))
                .hasMessage("the description of peer lacks imap.port");
        assertThatThrownBy(() -> target("imap.prot", "143")).hasMessageContaining("imap.prot");
    }

    @Test
    void hasNoProcessesUnlessTold() {
        assertThat(target().processes().known()).isFalse();
    }
}
