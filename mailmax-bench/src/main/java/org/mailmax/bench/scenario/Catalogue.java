package org.mailmax.bench.scenario;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// All scenarios by name, and the lists that are usually run.
public final class Catalogue {

    private static final Set<String> DELIVERY_KEYS =
            Set.of("conn", "size", "rcpt", "per", "pipelining", "starttls", "e2e");

    private static final Map<String, ImapWorker.Operation> OPERATIONS = Map.ofEntries(
            Map.entry("select", ImapSession::select),
            Map.entry("status", ImapSession::status),
            Map.entry("noop", ImapSession::noop),
            Map.entry("fetch-flags", ImapSession::fetchFlags),
            Map.entry("fetch-envelope", ImapSession::fetchEnvelopes),
            Map.entry("fetch-fields", ImapSession::fetchFields),
            Map.entry("fetch-headers", ImapSession::fetchHeaders),
            Map.entry("fetch-bodies", ImapSession::fetchBodies),
            Map.entry("fetch-one", ImapSession::fetchOne),
            Map.entry("append", ImapSession::append),
            Map.entry("copy", ImapSession::copy),
            Map.entry("store", ImapSession::store),
            Map.entry("search-subject", ImapSession::searchSubject),
            Map.entry("search-body", ImapSession::searchBody),
            Map.entry("mix", ImapSession::mix));

    /// The lists, by the name that stands for them on the command line.
    private static final Map<String, List<String>> LISTS = new TreeMap<>(Map.of(
            "@smtp",
            List.of(
                    "smtp:conn=10",
                    "smtp:conn=1",
                    "smtp:conn=50",
                    "smtp:conn=10,pipelining=off",
                    "smtp:conn=10,per=1",
                    "smtp:conn=10,per=1,starttls=on",
                    "smtp:conn=10,size=100k",
                    "smtp:conn=4,size=5M",
                    "smtp:conn=10,rcpt=10"),
            "@imap",
            List.of(
                    "append:conn=1",
                    "append:conn=10",
                    "fetch-fields:conn=4",
                    "fetch-headers:conn=4",
                    "fetch-bodies:conn=4",
                    "fetch-one:conn=10",
                    "search-subject:conn=4",
                    "search-body:conn=2",
                    "copy:conn=10",
                    "mix:conn=10",
                    "login:conn=10",
                    "select:conn=10",
                    "fetch-flags:conn=4",
                    "fetch-envelope:conn=4",
                    "store:conn=10",
                    "status:conn=10",
                    "noop:conn=10",
                    "mix:conn=50",
                    "notify:watchers=10"),
            "@relay",
            List.of("relay:conn=10", "relay:conn=10,dest=50", "relay:conn=50", "relay:conn=50,dest=50"),
            "@pop3",
            List.of("pop3:conn=4", "pop3:conn=4,pipelining=on"),
            "@goals",
            List.of(
                    "smtp:conn=10",
                    "smtp:conn=50",
                    "fetch-bodies:conn=4",
                    "fetch-envelope:conn=4",
                    "idle:sessions=2000")));

    private Catalogue() {}

    /// Reads what stands on the command line: lists and single scenarios.
    public static List<Scenario> scenarios(List<String> names) {
        return names.stream()
                .flatMap(name -> name.startsWith("@") ? list(name).stream() : List.of(name).stream())
                .map(name -> scenario(Spec.parse(name)))
                .toList();
    }

    private static List<String> list(String name) {
        if (!LISTS.containsKey(name)) {
            throw new IllegalArgumentException("no list " + name + ", only " + LISTS.keySet());
        }
        return LISTS.get(name);
    }

    /// The scenario of a description.
    static Scenario scenario(Spec spec) {
        return switch (spec.kind()) {
            case "smtp" -> new Delivery(spec.allowing(DELIVERY_KEYS), Delivery.Service.SMTP);
            case "submission" -> new Delivery(spec.allowing(DELIVERY_KEYS), Delivery.Service.SUBMISSION);
            case "lmtp" -> new Delivery(spec.allowing(DELIVERY_KEYS), Delivery.Service.LMTP);
            case "relay" -> new Relaying(spec.allowing(Set.of("conn", "size", "dest", "port")));
            case "dead" ->
                new DeadHosts(spec.allowing(Set.of("conn", "size", "hosts", "each", "per", "silent", "port")));
            case "login" -> login(spec.allowing(Set.of("conn", "tls")));
            case "pop3" -> pop3(spec.allowing(Set.of("conn", "pipelining")));
            case "notify" -> new Notifications(spec.allowing(Set.of("watchers", "via", "size", "pause")));
            case "idle" -> new IdleSessions(spec.allowing(Set.of("sessions", "tls")));
            default -> imap(spec);
        };
    }

    private static Scenario login(Spec spec) {
        boolean tls = spec.flag("tls", false);
        return load(spec, List.of(), (target, index, seed) -> new LoginWorker(target, target.reader(index), tls));
    }

    private static Scenario pop3(Spec spec) {
        boolean pipelined = spec.flag("pipelining", false);
        return load(spec, List.of(), (target, index, seed) -> new Pop3Worker(target, target.reader(index), pipelined));
    }

    private static Scenario imap(Spec spec) {
        ImapWorker.Operation operation = OPERATIONS.get(spec.kind());
        if (operation == null) {
            throw new IllegalArgumentException("no scenario \"" + spec.kind() + "\"; see list");
        }
        int size = spec.allowing(Set.of("conn", "size")).number("size", 4096);
        return load(
                spec,
                folders(spec.kind()),
                (target, index, seed) -> ImapWorker.open(target, index, seed, size, operation));
    }

    private static List<String> folders(String kind) {
        return switch (kind) {
            case "append", "mix" -> List.of(ImapSession.APPENDED);
            case "copy" -> List.of(ImapSession.COPIED);
            default -> List.of();
        };
    }

    private static Scenario load(Spec spec, List<String> folders, LoadScenario.Workers workers) {
        return new LoadScenario(spec.text(), spec.number("conn", 10), folders, workers);
    }

    /// All names and lists, for people.
    public static String describe() {
        StringBuilder text = new StringBuilder();
        text.append("deliveries    smtp submission lmtp: conn= size= rcpt= per= pipelining=on|off starttls=on|off"
                + " e2e=on|off\n");
        text.append("relay         relay: conn= size= dest=1..50 port=\n"
                + "              dead: hosts= each= per= silent=on|off conn= size= port=\n");
        text.append("imap          ").append(String.join(" ", new java.util.TreeSet<>(OPERATIONS.keySet())));
        text.append(": conn= size=\n              login: conn= tls=on|off\n");
        text.append("              notify: watchers= via=append|smtp size= pause=MILLIS\n"
                + "              idle: sessions= tls=on|off\n");
        text.append("pop3          pop3: conn= pipelining=on|off\n");
        LISTS.forEach((name, specs) -> text.append("%-14s%s%n".formatted(name, String.join(" ", specs))));
        return text.toString();
    }
}
