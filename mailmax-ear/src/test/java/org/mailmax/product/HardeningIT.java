package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the server offers to a network: the mail ports and the web, and nothing of Payara's own.
@EnabledOnOs(OS.LINUX)
class HardeningIT {

    private static final String LISTENING = "0A";

    private static MailMax mailmax;

    /// Bound to every address, as in production; otherwise this test could not tell a private port from a public one.
    @BeforeAll
    static void listenEverywhere() {
        mailmax = new MailMax(Map.of("MAILMAX_ADDRESS", "0.0.0.0")).start();
    }

    @AfterAll
    static void stop() {
        mailmax.close();
    }

    @Test
    void onlyTheIntendedPortsListenOutsideLoopback() throws IOException {
        Set<Integer> intended = Stream.of(
                        "SMTP", "SUBMISSION", "SUBMISSIONS", "IMAP", "IMAPS", "POP3", "POP3S", "HTTP", "HTTPS")
                .map(mailmax::port)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(publicPorts(mailmax.process().pid())).isEqualTo(intended);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/metrics",
                "/health",
                "/health/ready",
                "/openapi",
                "/openapi/",
                "/management/domain",
                "/__asadmin/version",
                "/monitoring/domain",
                "/admingui",
                "/ejb-invoker/",
                "/h2-console",
                "/jolokia",
                "/WEB-INF/web.xml",
                "/META-INF/MANIFEST.MF",
                "/%2e/WEB-INF/web.xml",
                "/..;/metrics",
                "//metrics",
                "/webmail/..;/WEB-INF/web.xml"
            })
    void thePagesOfPayaraAreClosed(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(path);
        // 301: the container takes the path apart and sends the browser to the root.
        assertThat(answer.statusCode()).as(answer.body()).isIn(301, 400, 404);
        assertThat(answer.body()).doesNotContain("web-app", "Manifest-Version", "# TYPE", "openapi:");
        assertThat(answer.headers().firstValue("Server")).isEmpty();
        assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void traceIsRefused() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri("/"))
                .method("TRACE", HttpRequest.BodyPublishers.noBody())
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    void nobodyElseReadsTheData() throws IOException {
        try (Stream<Path> tree = Files.walk(mailmax.home())) {
            assertThat(tree.filter(Files::isRegularFile).filter(HardeningIT::reachableByOthers))
                    .isEmpty();
        }
    }

    /// A file is safe when it or a directory above it, up to the data directory, is closed to others.
    private static boolean reachableByOthers(Path file) {
        for (Path path = file; path.startsWith(mailmax.home()); path = path.getParent()) {
            if (!open(path)) {
                return false;
            }
        }
        return true;
    }

    private static boolean open(Path path) {
        try {
            String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            return !permissions.endsWith("------");
        } catch (IOException e) {
            return false;
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static URI uri(String path) {
        return URI.create("http://127.0.0.1:" + mailmax.port("HTTP") + path);
    }

    /// Local ports a process listens on at addresses other than loopback, from the tables of the kernel.
    private static Set<Integer> publicPorts(long pid) throws IOException {
        Set<String> sockets = socketInodes(pid);
        Set<Integer> ports = new TreeSet<>();
        for (String table : new String[] {"/proc/net/tcp", "/proc/net/tcp6"}) {
            for (String line : Files.readAllLines(Path.of(table))) {
                String[] column = line.strip().split("\\s+");
                if (column[3].equals(LISTENING) && sockets.contains(column[9]) && !loopback(column[1])) {
                    ports.add(Integer.parseInt(column[1].substring(column[1].indexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static boolean loopback(String address) {
        String host = address.substring(0, address.indexOf(':'));
        // 127.0.0.1 and ::ffff:127.0.0.1 in the byte order of a little-endian machine, and ::1.
        return host.endsWith("0100007F") || host.equals("00000000000000000000000001000000");
    }

    private static Set<String> socketInodes(long pid) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return descriptors
                    .map(HardeningIT::target)
                    .filter(target -> target.startsWith("socket:["))
                    .map(target -> target.substring("socket:[".length(), target.length() - 1))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }
}
