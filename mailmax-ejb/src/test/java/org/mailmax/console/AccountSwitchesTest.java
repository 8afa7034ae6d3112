package org.mailmax.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailmax.console.ConsoleWords.UsageException;

class AccountSwitchesTest {

    @Test
    void sizesAreReadAndWrittenAsPeopleDo() throws UsageException {
        assertThat(AccountSwitches.octets("0")).isZero();
        assertThat(AccountSwitches.octets("500M")).isEqualTo(500L << 20);
        assertThat(AccountSwitches.octets("2G")).isEqualTo(2L << 30);
        assertThat(AccountSwitches.size(0)).isEqualTo("-");
        assertThat(AccountSwitches.size(1023)).isEqualTo("1023");
        assertThat(AccountSwitches.size(1536)).isEqualTo("1.5 k");
        assertThat(AccountSwitches.size(2L << 30)).isEqualTo("2.0 G");
        for (String bad : List.of("", "-1", "2g", "1.5G", "G", "9999999T", "１")) {
            assertThatThrownBy(() -> AccountSwitches.octets(bad)).as(bad).isInstanceOf(UsageException.class);
        }
    }
}
