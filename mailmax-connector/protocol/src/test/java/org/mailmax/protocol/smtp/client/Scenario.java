package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;
import org.mailmax.protocol.testkit.InMemoryHost;
import org.mailmax.protocol.testkit.Transcript;

/// What the client of a transcript is asked to do, and what it says came of it.
///
/// Headers: `from`, `to` (separated by commas), `message` (octets, escaped), `asks` (of `dsn`, `requiretls`,
/// `priority`, `deliverby`), `tls: yes` (by STARTTLS) or `at once`, `login: user password`, `shipments: 2`.
record Scenario(Transcript transcript) {

    private static final Duration LONG = Duration.ofSeconds(20);

    /// One line for each recipient of each shipment, such as `RELAYED 250 2.0.0` or `DEFERRED? 421`, where the question
    /// mark says that another host may be asked.
    List<String> play(InMemoryHost host) throws IOException {
        if (transcript.header("tls", "").equals("at once")) {
            host.secure();
        }
        List<String> results = new ArrayList<>();
        try (SmtpClient client = new SmtpClient(host, "here.test", ClientTimes.of(LONG))) {
            open(client);
            Payload payload = Payload.of(content());
            for (int i = 0; i < transcript.number("shipments", 1); i++) {
                client.send(shipment(), payload).answers().forEach(answer -> results.add(line(answer)));
            }
        } catch (HostRefusalException refused) {
            results.add(refused.verdict() + "? " + codes(refused.reply()));
        } catch (IOException failed) {
            results.add("DEFERRED? " + codes(SmtpClient.replyOf(failed)));
        }
        return results;
    }

    private void open(SmtpClient client) throws IOException {
        client.greet();
        if (transcript.header("tls", "no").equals("yes") && client.offersTls()) {
            client.startTls();
        }
        String[] login = transcript.header("login", "").split(" ");
        if (login.length == 2) {
            client.login(new Login(login[0], login[1]));
        }
    }

    private Shipment shipment() {
        List<Shipment.Recipient> recipients = Arrays.stream(
                        transcript.header("to", "bob@there.test").split(", *"))
                .map(to -> new Shipment.Recipient(EmailAddress.of(utf8(to)), recipientOptions()))
                .toList();
        String from = transcript.header("from", "ann@here.test");
        return new Shipment(
                "t1",
                from.equals("<>") ? ReversePath.NULL : ReversePath.of(EmailAddress.of(utf8(from))),
                recipients,
                content(),
                asksFor("smtputf8"),
                deliveryOptions());
    }

    private DeliveryOptions deliveryOptions() {
        DeliverBy by = new DeliverBy(Instant.now().plusSeconds(3601), DeliverBy.Mode.RETURN, true);
        return new DeliveryOptions(
                asksFor("dsn") ? Optional.of(Returned.HEADERS) : Optional.empty(),
                asksFor("dsn") ? Optional.of("QQ 314+") : Optional.empty(),
                asksFor("requiretls"),
                asksFor("priority") ? -3 : 0,
                Optional.empty(),
                asksFor("deliverby") ? Optional.of(by) : Optional.empty());
    }

    private RecipientOptions recipientOptions() {
        return asksFor("dsn")
                ? new RecipientOptions(
                        Optional.of(Set.of(Event.DELAY, Event.SUCCESS)),
                        Optional.of(new OriginalRecipient("utf-8", "jür=g@there.test")))
                : RecipientOptions.NONE;
    }

    private boolean asksFor(String option) {
        return List.of(transcript.header("asks", "").split(", *")).contains(option);
    }

    private Content content() {
        String octets = Transcript.unescape(transcript.header("message", "Subject: x\\r\\n\\r\\nhello\\r\\n"));
        String repeated = octets.repeat(transcript.number("times", 1));
        return Content.of(repeated.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String utf8(String text) {
        return new String(Transcript.unescape(text).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static String line(Answer answer) {
        String mark = answer instanceof Answer.Undecided ? "? " : " ";
        return answer.verdict() + mark + codes(answer.reply());
    }

    private static String codes(Reply reply) {
        String code = reply.code() == 0 ? "-" : String.valueOf(reply.code());
        return code + reply.status().map(status -> " " + status).orElse("");
    }
}
