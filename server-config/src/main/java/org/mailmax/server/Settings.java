package org.mailmax.server;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What an operator can set before MailMax starts: from `MAILMAX_HOME/mailmax.properties`, overruled by the
/// environment. In the file `mailmax.smtp.port` and `MAILMAX_SMTP_PORT` mean the same.
record Settings(
        Path home,
        String address,
        String hostname,
        Map<Listener, Integer> ports,
        String heap,
        DatabaseSettings database,
        Optional<Path> ownPayara,
        Map<String, String> all) {

    static final String FILE = "mailmax.properties";

    /// The port of a service that is switched off.
    private static final int OFF = 0;

    private static final int FEWEST_CARRIERS = 4;
    private static final String PREFIX = "MAILMAX_";
    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[kmgKMG]");
    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    /// Reads and checks everything.
    ///
    /// @throws Refusal naming the setting that is wrong
    static Settings load(Map<String, String> environment) {
        Path home = home(environment);
        Map<String, String> all = new TreeMap<>(file(home.resolve(FILE)));
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !value.isBlank()) {
                all.put(name, value.strip());
            }
        });
        all.put("MAILMAX_HOME", home.toString());
        Settings settings = new Settings(
                home,
                literal("MAILMAX_ADDRESS", all.getOrDefault("MAILMAX_ADDRESS", "0.0.0.0")),
                hostname(all.get("MAILMAX_HOSTNAME")),
                ports(all),
                heap(all.getOrDefault("MAILMAX_HEAP", "1g")),
                DatabaseSettings.of(all, home),
                Optional.ofNullable(all.get("MAILMAX_PAYARA")).map(Path::of),
                all);
        all.put("MAILMAX_ADDRESS", settings.address);
        all.computeIfPresent("MAILMAX_LMTP_ADDRESS", (name, value) -> literal(name, value));
        all.put("MAILMAX_HOSTNAME", settings.hostname);
        all.put("MAILMAX_CARRIERS", String.valueOf(settings.carriers()));
        settings.jvmOptions();
        settings.ports.forEach((listener, port) -> all.put(listener.setting(), port.toString()));
        return settings;
    }

    int port(Listener listener) {
        return ports.get(listener);
    }

    /// Whether something will listen there.
    boolean listens(Listener listener) {
        return port(listener) != OFF && listener.answer() != Listener.Answer.NOTHING_YET;
    }

    /// Where a service listens. LMTP takes mail without any check of the sender, so it faces no network unless the
    /// operator says so.
    String address(Listener listener) {
        return listener == Listener.LMTP ? all.getOrDefault("MAILMAX_LMTP_ADDRESS", "127.0.0.1") : address;
    }

    /// The address a client on this machine reaches a service at.
    String reachableAddress(Listener listener) {
        return reachable(address(listener));
    }

    /// The address a client on this machine reaches the listeners at.
    String reachableAddress() {
        return reachable(address);
    }

    private static String reachable(String address) {
        return address.equals("0.0.0.0") || address.equals("::") ? "127.0.0.1" : address;
    }

    /// How many sessions can be at work in the same moment, as threads of the operating system.
    int carriers() {
        int usual = Math.max(FEWEST_CARRIERS, 2 * Runtime.getRuntime().availableProcessors());
        String value = all.getOrDefault("MAILMAX_CARRIERS", String.valueOf(usual));
        if (!value.matches("[1-9][0-9]{0,3}")) {
            throw new Refusal("MAILMAX_CARRIERS is '" + value + "', but must be a number from 1 to 9999.");
        }
        return Integer.parseInt(value);
    }

    /// What the operator tells the server's JVM besides.
    List<String> jvmOptions() {
        String value = all.getOrDefault("MAILMAX_JVM_OPTIONS", "").strip();
        List<String> options = value.isEmpty() ? List.of() : List.of(value.split("\\s+"));
        if (!options.stream().allMatch(option -> option.startsWith("-"))) {
            throw new Refusal("MAILMAX_JVM_OPTIONS is '" + value + "', but each option must begin with '-'.");
        }
        return options;
    }

    Path file(String first, String... more) {
        return home.resolve(Path.of(first, more));
    }

    private static Path home(Map<String, String> environment) {
        String set = environment.getOrDefault("MAILMAX_HOME", "");
        Path home = set.isBlank() ? Path.of(System.getProperty("user.home"), ".mailmax") : Path.of(set.strip());
        return home.toAbsolutePath().normalize();
    }

    private static Map<String, String> file(Path file) {
        Map<String, String> values = new TreeMap<>();
        if (Files.exists(file)) {
            Properties properties = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException | IllegalArgumentException e) {
                throw new Refusal("The settings file " + file + " cannot be read: " + e.getMessage(), e);
            }
            properties.forEach((key, value) -> put(values, file, key.toString(), value.toString()));
        }
        return values;
    }

    private static void put(Map<String, String> values, Path file, String key, String value) {
        String name = key.strip().replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        if (!name.startsWith(PREFIX)) {
            throw new Refusal("In " + file + " the setting '" + key + "' does not begin with 'mailmax.'.");
        }
        if (!value.isBlank()) {
            values.put(name, value.strip());
        }
    }

    private static Map<Listener, Integer> ports(Map<String, String> all) {
        Map<Listener, Integer> ports = new EnumMap<>(Listener.class);
        for (Listener listener : Listener.values()) {
            int port = port(listener, all.get(listener.setting()));
            ports.forEach((other, taken) -> {
                if (taken == port && port != OFF) {
                    throw new Refusal(listener.setting() + " and " + other.setting() + " are both " + port
                            + "; each needs a port of its own.");
                }
            });
            ports.put(listener, port);
        }
        return ports;
    }

    private static int port(Listener listener, String value) {
        if (value == null) {
            return listener.defaultPort();
        }
        if (value.matches("[0-9]{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535 || port == OFF && listener.mayBeOff()) {
                return port;
            }
        }
        throw new Refusal(listener.setting() + " is '" + value + "', but must be a port number from 1 to 65535"
                + (listener.mayBeOff() ? ", or 0 to switch it off." : "."));
    }

    private static String literal(String setting, String value) {
        try {
            return InetAddress.ofLiteral(value).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new Refusal(setting + " is '" + value + "', but must be an IP address such as 0.0.0.0.", e);
        }
    }

    private static String hostname(String value) {
        String hostname = value == null ? hostnameOfMachine() : value;
        if (!HOSTNAME.matcher(hostname).matches() || hostname.length() > 253) {
            throw new Refusal(
                    "MAILMAX_HOSTNAME is '" + hostname + "', but must be a host name such as mail.example.org.");
        }
        return hostname.toLowerCase(Locale.ROOT);
    }

    private static String hostnameOfMachine() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return HOSTNAME.matcher(name).matches() ? name : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    private static String heap(String value) {
        if (!HEAP.matcher(value).matches()) {
            throw new Refusal("MAILMAX_HEAP is '" + value + "', but must be a size of memory such as 1g or 1500m.");
        }
        return value;
    }
}
