package org.mailmax.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/// Gives commands to a running Payara on this machine, as its program `asadmin` does: by HTTP to the administration's
/// port. The program itself takes seconds of a start for its own start and for asking what the command looks like.
final class PayaraAdmin {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String DONE = "exit-code: SUCCESS";
    private static final String WARNED = "exit-code: WARNING";
    private static final String MESSAGE = "message: ";

    private final int port;
    private final String password;

    PayaraAdmin(int port, String password) {
        this.port = port;
        this.password = password;
    }

    /// Carries out a command.
    ///
    /// @param parameters by name; the one without a name is called `DEFAULT`
    /// @throws Refusal with Payara's own words when it fails
    void run(String command, Map<String, String> parameters) {
        String answer = ask(command, parameters);
        if (!answer.contains(DONE) && !answer.contains(WARNED)) {
            throw new Refusal(words(answer));
        }
    }

    private String ask(String command, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .map(parameter -> encoded(parameter.getKey()) + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        URI uri = URI.create("http://127.0.0.1:" + port + "/__asadmin/" + command + "?" + query);
        try {
            HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
            connection.setRequestMethod("POST");
            connection.setFixedLengthStreamingMode(0);
            connection.setDoOutput(true);
            connection.setReadTimeout(Math.toIntExact(PATIENCE.toMillis()));
            // Payara takes no command from a page of a browser, which cannot send this field.
            connection.setRequestProperty("X-Requested-By", "mailmax");
            // With this name it answers in lines, and not in a page.
            connection.setRequestProperty("User-Agent", "hk2-agent");
            String who = "admin:" + password;
            connection.setRequestProperty(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(who.getBytes(StandardCharsets.UTF_8)));
            connection.getOutputStream().close();
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return MESSAGE + "Payara answered " + connection.getResponseCode() + " to " + command;
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        } catch (IOException e) {
            throw new Refusal("Payara does not answer to " + command + ": " + e.getMessage(), e);
        }
    }

    /// What the answer says besides whether it was done: a manifest, of which a long line goes on after a blank (JAR
    /// File Specification, "Line length").
    static String words(String answer) {
        String whole = answer.replaceAll("\\R ", "");
        return whole.lines()
                .filter(line -> line.startsWith(MESSAGE))
                .map(line -> line.substring(MESSAGE.length()).strip())
                .findFirst()
                .filter(line -> !line.isEmpty())
                .orElse(whole.strip());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
