package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @TempDir
    Path home;

    @Test
    void withoutSettingsThereAreDefaults() {
        Settings settings = load(Map.of());
        assertThat(settings.port(Listener.SMTP)).isEqualTo(2525);
        assertThat(settings.address()).isEqualTo("0.0.0.0");
        assertThat(settings.database().url())
                .contains(home.resolve("db").toString())
                .contains("WRITE_DELAY=0", "OPTIMIZE_REUSE_RESULTS=0");
        assertThat(settings.database().url()).doesNotContain("AUTO_SERVER");
        assertThat(settings.all()).containsEntry("MAILMAX_IMAP_PORT", "2143");
    }

    @Test
    void anH2UrlOfTheOperatorGetsWhatMailNeeds() {
        String own = "jdbc:h2:file:/srv/mail/db;CACHE_SIZE=100000;query_cache_size=64";
        String url = load(Map.of("MAILMAX_DB_URL", own)).database().url();
        assertThat(url).startsWith(own + ";").contains(";WRITE_DELAY=0", ";OPTIMIZE_REUSE_RESULTS=0");
        assertThat(url).doesNotContain("QUERY_CACHE_SIZE");
        assertThat(load(Map.of("MAILMAX_DB_URL", url)).database().url()).isEqualTo(url);
        String postgresql = "jdbc:postgresql://localhost/mailmax";
        assertThat(load(Map.of("MAILMAX_DB_URL", postgresql)).database().url()).isEqualTo(postgresql);
    }

    @Test
    void theFileIsReadAndTheEnvironmentOverrulesIt() throws IOException {
        file("mailmax.smtp.port = 1025\nMAILMAX_IMAP_PORT=1143\nmailmax.something.else=kept\n");
        Settings settings = load(Map.of("MAILMAX_SMTP_PORT", "3025"));
        assertThat(settings.port(Listener.SMTP)).isEqualTo(3025);
        assertThat(settings.port(Listener.IMAP)).isEqualTo(1143);
        assertThat(settings.all()).containsEntry("MAILMAX_SOMETHING_ELSE", "kept");
    }

    @Test
    void theJvmIsToldMore() {
        assertThat(load(Map.of()).jvmOptions()).isEmpty();
        assertThat(load(Map.of("MAILMAX_JVM_OPTIONS", " -Xint  -Dsome=thing ")).jvmOptions())
                .containsExactly("-Xint", "-Dsome=thing");
    }

    @ParameterizedTest
    @CsvSource({
        "MAILMAX_HTTP_PORT, 0",
        "MAILMAX_SMTP_PORT, 65536",
        "MAILMAX_SMTP_PORT, smtp",
        "MAILMAX_SMTP_PORT, -1",
        "MAILMAX_SMTP_PORT, 2143",
        "MAILMAX_ADDRESS, localhost",
        "MAILMAX_HOSTNAME, 'a b'",
        "MAILMAX_HEAP, much",
        "MAILMAX_CARRIERS, 0",
        "MAILMAX_CARRIERS, many",
        "MAILMAX_JVM_OPTIONS, -Xint Xmx3g",
        "MAILMAX_DB_URL, jdbc:mysql://localhost/mail",
        "MAILMAX_DB_URL, jdbc:h2:file:/srv/mail;WRITE_DELAY=500",
        "MAILMAX_DB_URL, jdbc:h2:file:/srv/mail;optimize_reuse_results=1",
    })
    void aWrongSettingIsNamed(String name, String value) {
        assertThatThrownBy(() -> load(Map.of(name, value)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(name)
                .hasMessageContaining(value);
    }

    @Test
    void aForeignLineInTheFileIsRefused() throws IOException {
        file("smtp.port=1025\n");
        assertThatThrownBy(() -> load(Map.of())).isInstanceOf(Refusal.class).hasMessageContaining("smtp.port");
    }

    @Test
    void lmtpFacesNoNetworkUnlessTheOperatorSaysSo() {
        assertThat(load(Map.of()).address(Listener.LMTP)).isEqualTo("127.0.0.1");
        assertThat(load(Map.of()).address(Listener.SMTP)).isEqualTo("0.0.0.0");
        Settings open = load(Map.of("MAILMAX_LMTP_ADDRESS", "0.0.0.0"));
        assertThat(open.address(Listener.LMTP)).isEqualTo("0.0.0.0");
        assertThat(open.reachableAddress(Listener.LMTP)).isEqualTo("127.0.0.1");
        assertThatThrownBy(() -> load(Map.of("MAILMAX_LMTP_ADDRESS", "everywhere")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("MAILMAX_LMTP_ADDRESS");
    }

    @Test
    void mailServicesCanBeSwitchedOff() {
        Settings quiet = load(Map.of("MAILMAX_LMTP_PORT", "0", "MAILMAX_POP3_PORT", "0"));
        assertThat(quiet.listens(Listener.LMTP)).isFalse();
        assertThat(quiet.listens(Listener.POP3)).isFalse();
        assertThat(quiet.listens(Listener.SMTP)).isTrue();
        assertThat(Readiness.ready(quiet, Listener.POP3)).isTrue();
        Ports.checkFree(quiet);
        assertThatThrownBy(() -> load(Map.of("MAILMAX_HTTPS_PORT", "0"))).isInstanceOf(Refusal.class);
    }

    private void file(String content) throws IOException {
        Files.writeString(home.resolve(Settings.FILE), content);
    }

    private Settings load(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(environment);
        all.put("MAILMAX_HOME", home.toString());
        return Settings.load(all);
    }
}
