package org.mailmax.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The Payara domain in `MAILMAX_HOME/domain`. It holds nothing of its own: it is made anew from the distribution's
/// template at every start, so that a changed setting or a newer Payara takes effect and nothing is left of the old.
final class PayaraHome {

    /// Guards Payara's key stores, which only the owner can read anyway; Payara's own default.
    static final String MASTER_PASSWORD = "changeit";

    private static final String HTTPS_KEY = "s1as";

    private final Settings settings;
    private final Program program;
    private final Path domain;

    PayaraHome(Settings settings, Program program) {
        this.settings = settings;
        this.program = program;
        this.domain = settings.file("domain");
        if (domain.toString().contains(" ")) {
            throw new Refusal("MAILMAX_HOME is '" + settings.home() + "', but Payara cannot deploy from a directory "
                    + "with a blank in its name.");
        }
    }

    void make() {
        // Also Payara's cache of OSGi bundles goes: with it, Payara 7.2025.1 deploys a web module with WebSockets only
        // once.
        PrivateFiles.deleteTree(domain);
        PrivateFiles.directory(domain);
        Path template = program.payara().resolve("glassfish/domains/domain1");
        PrivateFiles.copyTree(template.resolve("config"), domain.resolve("config"));
        PrivateFiles.copyTree(template.resolve("init-info"), domain.resolve("init-info"));
        PrivateFiles.directory(domain.resolve("docroot"));
        link(program.ear(), domain.resolve("mailmax.ear"));
        drivers();
        secrets();
        logging();
        domainXml(template.resolve("config/domain.xml"));
    }

    /// The command line of the server, as this very Payara would start it. To ask it takes more than a second, so its
    /// answer is kept until something it depends on is another.
    List<String> command() {
        Path kept = settings.file("run", "payara-command");
        String reason = reasonOfCommand();
        List<String> before =
                Files.exists(kept) ? PrivateFiles.read(kept).lines().toList() : List.of();
        if (!before.isEmpty() && before.getFirst().equals(reason)) {
            return before.subList(1, before.size());
        }
        List<String> command = askForCommand();
        PrivateFiles.write(kept, reason + "\n" + String.join("\n", command));
        return command;
    }

    /// All that the command line depends on, as a digest.
    private String reasonOfCommand() {
        Path client = program.payara().resolve("glassfish/lib/client/appserver-cli.jar");
        try {
            String reason = String.join(
                    "\n",
                    PrivateFiles.read(domain.resolve("config/domain.xml")),
                    program.payara().toString(),
                    Files.getLastModifiedTime(client).toString(),
                    System.getProperty("java.home"),
                    System.getProperty("java.runtime.version"));
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(reason.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException e) {
            throw new Refusal("Payara in " + program.payara() + " cannot be read: " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> askForCommand() {
        String dump = Commands.run(
                List.of(
                        program.payara().resolve("bin/asadmin").toString(),
                        "--interactive=false",
                        "start-domain",
                        "--dry-run",
                        "--domaindir",
                        settings.home().toString(),
                        domain.getFileName().toString()),
                javaForPayara());
        List<String> command = dump.lines()
                .dropWhile(line -> !line.endsWith("/bin/java"))
                .takeWhile(line -> !line.isBlank() && !line.startsWith("Command start-domain"))
                .toList();
        if (command.isEmpty()) {
            throw new Refusal("Payara did not say how it is started: " + dump.strip());
        }
        return command;
    }

    /// Puts the application on the running server. While Payara is still starting (`--postbootcommandfile`) this
    /// fails now and then: the container finds its initializer for WebSockets twice and registers the filter a
    /// second time.
    void deploy() {
        int port = Integer.parseInt(
                PrivateFiles.read(settings.file("run", "payara-port")).strip());
        new PayaraAdmin(port, PrivateFiles.secret(settings.file("run", "payara-password")))
                .run(
                        "deploy",
                        Map.of(
                                "DEFAULT", domain.resolve("mailmax.ear").toString(),
                                "name", "mailmax",
                                "force", "true"));
    }

    private static Map<String, String> javaForPayara() {
        // Its commands are over before a better compiler would pay.
        return Map.of(
                "AS_JAVA",
                System.getProperty("java.home"),
                "AS_EXTRA_JAVA_OPTS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    }

    /// What the server finds in its environment besides that of the operator.
    Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(settings.all());
        DatabaseSettings database = settings.database();
        environment.put("MAILMAX_DB_URL", database.url());
        environment.put("MAILMAX_DB_USER", database.user());
        environment.put("MAILMAX_DB_PASSWORD", database.password().orElseGet(this::databasePassword));
        return environment;
    }

    private String databasePassword() {
        Path directory = PrivateFiles.directory(settings.file("db"));
        return settings.database().embedded() ? PrivateFiles.secret(directory.resolve("password")) : "";
    }

    private static void link(Path target, Path link) {
        try {
            Files.createSymbolicLink(link, target);
        } catch (IOException e) {
            throw new Refusal("The link " + link + " cannot be made: " + e.getMessage(), e);
        }
    }

    private void drivers() {
        Path lib = PrivateFiles.directory(domain.resolve("lib"));
        try (Stream<Path> jars = Files.list(program.drivers())) {
            jars.filter(jar -> jar.toString().endsWith(".jar"))
                    .forEach(jar -> link(jar, lib.resolve(jar.getFileName().toString())));
        } catch (IOException e) {
            throw new Refusal("The JDBC drivers in " + program.drivers() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void secrets() {
        String password = PrivateFiles.secret(settings.file("run", "payara-password"));
        Path config = domain.resolve("config");
        PrivateFiles.write(config.resolve("admin-keyfile"), AdminPassword.keyfileLine(password));
        Keystore keystore = new Keystore(settings.file("tls"));
        keystore.prepare(settings.hostname());
        PrivateFiles.write(
                config.resolve("keystore.p12"), keystore.forPayara(HTTPS_KEY, MASTER_PASSWORD.toCharArray()));
    }

    private void logging() {
        Path file = domain.resolve("config/logging.properties");
        String handler = "com.sun.enterprise.server.logging.GFFileHandler.";
        PrivateFiles.write(
                file,
                PrivateFiles.read(file)
                        .replace(
                                handler + "file=${com.sun.aas.instanceRoot}/logs/server.log",
                                handler + "file=" + settings.file("logs", "server.log"))
                        .replace(handler + "maxHistoryFiles=0", handler + "maxHistoryFiles=50")
                        // The log file has it all; a second copy on the console would grow without limit.
                        .replace(
                                "java.util.logging.ConsoleHandler.level=FINEST",
                                "java.util.logging.ConsoleHandler.level=OFF"));
    }

    private void domainXml(Path template) {
        DomainXml xml = new DomainXml(template);
        Path kept = settings.file("run", "payara-port");
        int adminPort = Files.exists(kept)
                ? Ports.sameOrAnyFree(Integer.parseInt(PrivateFiles.read(kept).strip()))
                : Ports.anyFree();
        PrivateFiles.write(kept, adminPort + "\n");
        xml.listen(settings, adminPort);
        xml.harden();
        xml.jvm(jvmOptions());
        dataSource(xml, "jdbc/mailmax", Map.of());
        dataSource(xml, "jdbc/mailmax-direct", Map.of("non-transactional-connections", "true"));
        xml.write(domain.resolve("config/domain.xml"));
    }

    private List<String> jvmOptions() {
        List<String> options = new ArrayList<>(List.of(
                "-Xmx" + settings.heap(),
                "-XX:+ExitOnOutOfMemoryError",
                // Payara starts its services on several threads, and now and then they wait for one another for ever:
                // one holds the service locator's read lock and waits for a service, the other makes that service and
                // waits for the same lock behind a writer.
                "-Dorg.glassfish.startupThreadPolicy=USE_NO_THREADS",
                // A session that waits for a class keeps its carrier: there are more than there are processors, but
                // not many, since each that has nothing to do costs. Java adds others while some wait for a file.
                "-Djdk.virtualThreadScheduler.parallelism=" + settings.carriers(),
                "-Dmailmax.home=" + settings.home(),
                "-Djava.io.tmpdir=" + PrivateFiles.directory(settings.file("spool", "tmp"))));
        options.addAll(settings.jvmOptions());
        return options;
    }

    private void dataSource(DomainXml xml, String name, Map<String, String> more) {
        boolean embedded = settings.database().embedded();
        Map<String, String> pool = new LinkedHashMap<>(Map.of(
                "res-type", "javax.sql.DataSource",
                "datasource-classname",
                        embedded ? "org.h2.jdbcx.JdbcDataSource" : "org.postgresql.ds.PGSimpleDataSource",
                "transaction-isolation-level", "read-committed",
                // Payara's default records every statement for nobody, through a reflective proxy.
                "sql-trace-listeners", "null",
                "steady-pool-size", "4",
                "max-pool-size", "64",
                "max-wait-time-in-millis", "10000"));
        if (!embedded) {
            // A database that was restarted must not be noticed by the first command after it. Payara asks by
            // "SELECT COUNT(*) FROM" and this. A validation class would be asked of the application's class loader each
            // time, by sessions that give up their carrier while they hold its lock (decision 2).
            pool.putAll(Map.of(
                    "is-connection-validation-required", "true",
                    "connection-validation-method", "table",
                    "validation-table-name", "(VALUES (1)) AS one_row",
                    "validate-atmost-once-period-in-seconds", "1"));
        }
        pool.putAll(more);
        xml.dataSource(
                name,
                pool,
                Map.of(
                        "URL", "${ENV=MAILMAX_DB_URL}",
                        "user", "${ENV=MAILMAX_DB_USER}",
                        "password", "${ENV=MAILMAX_DB_PASSWORD}"));
    }
}
