package org.mailmax.adapter.relay;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.relay.Destination;
import org.mailmax.mail.relay.Destination.Host;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.relay.TlsPolicy;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// What is sent in tests, and where to.
final class Shipments {

    static final String TEXT = "Subject: hello\r\n\r\n.dots\r\nand more\r\n";

    private Shipments() {}

    static Shipment to(String... recipients) {
        return of(TEXT, DeliveryOptions.NONE, recipients);
    }

    static Shipment of(String text, DeliveryOptions options, String... recipients) {
        List<Shipment.Recipient> all = Arrays.stream(recipients)
                .map(EmailAddress::of)
                .map(address -> new Shipment.Recipient(address, RecipientOptions.NONE))
                .toList();
        return new Shipment(
                "t1",
                ReversePath.of(EmailAddress.of("ann@here.test")),
                all,
                Content.of(text.getBytes(StandardCharsets.ISO_8859_1)),
                false,
                options);
    }

    static Host under(String name, ScriptedHost host, TlsPolicy policy) {
        return new Host(name, List.of(host.address()), host.port(), policy);
    }

    static Host opportunistic(String name, ScriptedHost host) {
        return under(name, host, new TlsPolicy.Opportunistic());
    }

    static Destination destination(Host... hosts) {
        return new Destination("there.test", List.of(hosts), Optional.empty(), Optional.empty(), "here.test");
    }

    static Destination from(InetAddress source, Host... hosts) {
        return new Destination("there.test", List.of(hosts), Optional.empty(), Optional.of(source), "here.test");
    }

    static Destination withLogin(String user, String password, Host... hosts) {
        return new Destination(
                "smart.test",
                List.of(hosts),
                Optional.of(new Destination.Login(user, password)),
                Optional.empty(),
                "here.test");
    }
}
