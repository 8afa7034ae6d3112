package org.mailmax.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdminClientTest {

    @Test
    void wordsAndInputAreCounted() throws IOException {
        byte[] request =
                AdminClient.request(List.of("domain", "add", "müller.test"), "x".getBytes(StandardCharsets.UTF_8));
        assertThat(new String(request, StandardCharsets.UTF_8)).isEqualTo("3\n6:domain3:add12:müller.test1:x");
    }

    @Test
    void theFirstLineOfAnAnswerSaysWhetherItWasDone() throws IOException {
        assertThat(AdminClient.answer("0\ndone\n".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new AdminClient.Answer(true, "done\n"));
        assertThat(AdminClient.answer("1\nno such domain\n".getBytes(StandardCharsets.UTF_8))
                        .success())
                .isFalse();
        assertThatThrownBy(() -> AdminClient.answer(new byte[0])).isInstanceOf(IOException.class);
    }

    @Test
    void aServerThatDoesNotRunIsSaidPlainly() {
        AdminClient client = new AdminClient(Path.of("/nowhere/admin.sock"));
        assertThatThrownBy(() -> client.ask(List.of("domain", "list"), new byte[0]))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("not running");
    }
}
