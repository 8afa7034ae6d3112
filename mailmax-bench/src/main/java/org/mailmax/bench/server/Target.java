package org.mailmax.bench.server;

import java.io.IOException;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.mailmax.bench.client.Credentials;

/// A server under load, described by a properties file.
///
/// Accounts are numbered from 1: first the readers, whose INBOX holds the prepared messages and never changes, then the
/// receivers, whose INBOX takes the deliveries.
public final class Target {

    private static final Set<String> KEYS = Set.of(
            "name",
            "host",
            "smtp.port",
            "submission.port",
            "lmtp.port",
            "imap.port",
            "imaps.port",
            "pop3.port",
            "account",
            "password",
            "readers",
            "receivers",
            "messages",
            "size",
            "pid.files");

    private final Properties properties;
    private final String host;

    /// @throws IllegalArgumentException naming the first key that is unknown
    public Target(Properties properties) {
        this.properties = properties;
        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("a target description has no key " + unknown + "; known are " + KEYS);
        }
        host = properties.getProperty("host", "127.0.0.1");
    }

    /// Reads a description.
    public static Target read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new Target(properties);
    }

    /// What the reports call it.
    public String name() {
        return properties.getProperty("name", host);
    }

    /// Where a service listens.
    ///
    /// @param service `smtp`, `submission`, `lmtp`, `imap`, `imaps` or `pop3`
    public InetSocketAddress address(String service) {
        return new InetSocketAddress(host, Integer.parseInt(required(service + ".port")));
    }

    /// The account of a number, counted from 1.
    public Credentials account(int number) {
        return new Credentials(required("account").formatted(number), required("password"));
    }

    /// A reader for the n-th connection; readers are dealt out in turn.
    public Credentials reader(int connection) {
        return account(1 + connection % readers());
    }

    /// The n-th receiver, dealt out in turn.
    public Credentials receiver(long turn) {
        return account(readers() + 1 + (int) (turn % receivers()));
    }

    /// Number of accounts whose mailboxes are read.
    public int readers() {
        return number("readers", 10);
    }

    /// Number of accounts that receive deliveries.
    public int receivers() {
        return number("receivers", 10);
    }

    /// Messages in the INBOX of every reader.
    public int messages() {
        return number("messages", 1000);
    }

    /// Octets of each of those messages.
    public int size() {
        return number("size", 4096);
    }

    /// The server's processes, for CPU and memory; none when no pid file is named.
    public ProcessTree processes() {
        String files = properties.getProperty("pid.files", "").strip();
        List<Path> paths = files.isEmpty()
                ? List.of()
                : Arrays.stream(files.split(","))
                        .map(String::strip)
                        .map(Path::of)
                        .toList();
        return new ProcessTree(paths);
    }

    private int number(String key, int otherwise) {
        return Integer.parseInt(
                properties.getProperty(key, Integer.toString(otherwise)).strip());
    }

    private String required(String key) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the description of " + name() + " lacks " + key);
        }
        return value;
    }
}
