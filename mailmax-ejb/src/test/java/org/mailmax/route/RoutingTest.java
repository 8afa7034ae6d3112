package org.mailmax.route;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.dns.TestDns;
import org.mailmax.harness.EjbHarness;
import org.mailmax.harness.TestDatabase;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Reply;

/// The words in which the tests of routing are written: a DNS on loopback, and where mail for a domain goes.
abstract class RoutingTest {

    static final String OUR_NAME = "mail.here.test";

    @TempDir
    private Path home;

    final TestDns dns = TestDns.start();

    EjbHarness ejb;

    void start(String... settings) {
        ejb = EjbHarness.start(TestDatabase.h2(), home)
                .set("mailmax.dns.servers", dns.address())
                .set("mailmax.dns.anchors", dns.anchors(home).toString())
                .set("mailmax.dns.timeout.seconds", "1")
                .set("mailmax.hostname", OUR_NAME)
                .set("mailmax.address", "127.0.0.9")
                .set("mailmax.relay.private", "true");
        for (int i = 0; i < settings.length; i += 2) {
            ejb.set(settings[i], settings[i + 1]);
        }
    }

    @AfterEach
    void stop() {
        dns.close();
        if (ejb != null) {
            ejb.close();
        }
    }

    NextHop hop(String domain) {
        return ejb.get(Routes.class).destination(new DomainName(domain), ReversePath.NULL, Optional.empty());
    }

    Destination destination(String domain) {
        return switch (hop(domain)) {
            case NextHop.To(Destination destination) -> destination;
            case NextHop other -> throw new AssertionError(other);
        };
    }

    /// `host address address…` for each host.
    List<String> hosts(String domain) {
        return destination(domain).hosts().stream()
                .map(host -> host.name()
                        + host.addresses().stream()
                                .map(address -> " " + address.getHostAddress())
                                .reduce("", String::concat))
                .toList();
    }

    static Reply reply(NextHop hop) {
        return switch (hop) {
            case NextHop.To(Destination destination) -> throw new AssertionError(destination);
            case NextHop.NoSuchDomain(Reply reply) -> reply;
            case NextHop.NullMx(Reply reply) -> reply;
            case NextHop.TryLater(Reply reply) -> reply;
            case NextHop.LoopToOurselves(Reply reply) -> reply;
            case NextHop.NoVerifiedHost(Reply reply) -> reply;
        };
    }
}
