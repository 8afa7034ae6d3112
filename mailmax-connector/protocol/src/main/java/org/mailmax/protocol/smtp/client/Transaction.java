package org.mailmax.protocol.smtp.client;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.relay.Handover.Verdict;
import org.mailmax.mail.relay.Reply;
import org.mailmax.mail.relay.Shipment;

/// One message on one connection (RFC 5321 §3.3), in as few round trips as the host allows: one when it knows
/// PIPELINING and CHUNKING and the message is small, two when it knows PIPELINING.
final class Transaction {

    /// So many commands are sent before replies are read: their replies fit into what lies between two hosts, so that
    /// neither waits for the other to read (RFC 2920 §3.1).
    static final int PIPELINE = 100;

    private final Dialogue dialogue;
    private final Shipment shipment;
    private final Payload payload;
    private final Objections objections;
    private final List<Recipient> recipients = new ArrayList<>();
    private final List<Recipient> asked = new ArrayList<>();
    private boolean mailTaken;
    /// From here on the host may have the whole message.
    private boolean committed;
    private Reply deciding = Reply.none("nothing was said");

    Transaction(Dialogue dialogue, Shipment shipment, Payload payload) {
        this.dialogue = dialogue;
        this.shipment = shipment;
        this.payload = payload;
        this.objections = new Objections(dialogue.extensions(), shipment, payload);
        shipment.recipients().forEach(recipient -> recipients.add(new Recipient(recipient)));
    }

    static Outcome undecided(Shipment shipment, Reply reply) {
        Answer answer = new Answer.Undecided(Verdict.DEFERRED, reply);
        return new Outcome(Collections.nCopies(shipment.recipients().size(), answer), reply);
    }

    Outcome run() {
        object();
        asked.addAll(recipients.stream().filter(Recipient::isWaiting).toList());
        if (!asked.isEmpty()) {
            dialogue.rest(false);
            converse();
        }
        return new Outcome(recipients.stream().map(Recipient::answer).toList(), deciding);
    }

    /// One recipient with what is known of him so far.
    private static final class Recipient {

        private final Shipment.Recipient recipient;
        private Optional<Answer> answer = Optional.empty();
        private boolean accepted;

        Recipient(Shipment.Recipient recipient) {
            this.recipient = recipient;
        }

        boolean isWaiting() {
            return answer.isEmpty();
        }

        Answer answer() {
            return answer.orElseThrow();
        }

        void decide(Answer found) {
            answer = Optional.of(answer.orElse(found));
        }
    }

    private void object() {
        Optional<Reply> whole = objections.toMessage(dialogue.connection().isSecure());
        for (Recipient recipient : recipients) {
            whole.or(() -> objections.toRecipient(recipient.recipient)).ifPresent(reply -> {
                deciding = reply;
                recipient.decide(new Answer.Undecided(Verdict.REFUSED, reply));
            });
        }
    }

    private void converse() {
        try {
            if (knows("PIPELINING") && knows("CHUNKING") && payload.isSmall() && asked.size() < PIPELINE) {
                inOneGo();
            } else if (envelope()) {
                message();
            }
        } catch (IOException failed) {
            dialogue.giveUp();
            unanswered(SmtpClient.replyOf(failed));
        }
    }

    /// Envelope and message leave together; what is refused makes the host throw the octets away (RFC 3030 §2).
    private void inOneGo() throws IOException {
        writeMail();
        for (Recipient recipient : asked) {
            writeRecipient(recipient);
        }
        writeChunk();
        readMail();
        for (Recipient recipient : asked) {
            readRecipient(recipient);
        }
        readEnd();
    }

    /// Asks for sender and recipients.
    ///
    /// @return true when the message is wanted
    private boolean envelope() throws IOException {
        int window = knows("PIPELINING") ? PIPELINE : 1;
        writeMail();
        int written = 0;
        int read = 0;
        if (window == 1) {
            dialogue.flush();
            readMail();
        }
        while (read < asked.size() && (window > 1 || mailTaken)) {
            while (written < Math.min(asked.size(), read + window)) {
                writeRecipient(asked.get(written++));
            }
            boolean dataToo = written == asked.size() && window > 1 && !knows("CHUNKING");
            if (dataToo) {
                dialogue.writer().command("DATA");
            }
            dialogue.flush();
            if (read == 0 && window > 1) {
                readMail();
            }
            while (read < written) {
                readRecipient(asked.get(read++));
            }
        }
        return isWanted() || window > 1 && !knows("CHUNKING");
    }

    private void message() throws IOException {
        if (knows("CHUNKING")) {
            writeChunk();
        } else {
            if (!knows("PIPELINING")) {
                dialogue.command("DATA");
            }
            HostReply reply = read(dialogue.times().data());
            if (!reply.isIntermediate()) {
                notNow(reply);
                return;
            }
            writeText();
        }
        readEnd();
    }

    private void writeMail() throws IOException {
        dialogue.writer()
                .command(EnvelopeCommands.mail(dialogue.extensions(), shipment, payload, objections.needsUtf8()));
    }

    private void writeRecipient(Recipient recipient) throws IOException {
        dialogue.writer().command(EnvelopeCommands.recipient(dialogue.extensions(), recipient.recipient));
    }

    private void writeChunk() throws IOException {
        CommandWriter writer = dialogue.writer();
        writer.command("BDAT " + payload.size() + " LAST");
        committed = payload.isSmall();
        payload.sendTo((octets, count) -> writer.octets(octets, 0, count));
        committed = true;
        dialogue.flush();
    }

    private void writeText() throws IOException {
        if (isWanted()) {
            payload.sendTo(new DotStuffer(dialogue.writer())::take);
            committed = true;
        }
        // RFC 2920 §3.1: when nobody was accepted and the host waits for the message all the same, it is empty.
        dialogue.command(".");
    }

    private void readMail() throws IOException {
        HostReply reply = read(dialogue.times().command());
        mailTaken = reply.isPositive();
        if (!mailTaken) {
            asked.forEach(recipient -> recipient.decide(refusal(reply)));
        }
    }

    private void readRecipient(Recipient recipient) throws IOException {
        HostReply reply = read(dialogue.times().command());
        recipient.accepted = mailTaken && reply.isPositive();
        if (mailTaken && !reply.isPositive()) {
            recipient.decide(isTooMany(reply) ? deferral(reply) : refusal(reply));
        }
    }

    private void readEnd() throws IOException {
        HostReply reply = read(dialogue.times().end());
        if (!isWanted()) {
            return;
        }
        deciding = reply.toReply();
        Verdict verdict = reply.isPositive()
                ? knows("DSN") ? Verdict.RELAYED_WITH_DSN : Verdict.RELAYED
                : reply.isPermanent() ? Verdict.REFUSED : Verdict.DEFERRED;
        dialogue.rest(reply.isPositive());
        asked.forEach(recipient -> recipient.decide(new Answer.Decided(verdict, deciding)));
    }

    /// DATA was refused, or cannot be, as nobody was accepted.
    private void notNow(HostReply reply) throws IOException {
        if (reply.isPositive()) {
            throw new MalformedReplyException("the host answers " + reply.code() + " to DATA");
        }
        if (isWanted()) {
            asked.forEach(recipient -> recipient.decide(refusal(reply)));
        }
    }

    private boolean isWanted() {
        return asked.stream().anyMatch(recipient -> recipient.accepted && recipient.isWaiting());
    }

    /// The conversation has ended without answers for some.
    private void unanswered(Reply instead) {
        if (recipients.stream().anyMatch(Recipient::isWaiting)) {
            deciding = instead;
        }
        Answer lost = new Answer.Decided(Verdict.ANSWER_LOST, instead);
        Answer open = new Answer.Undecided(Verdict.DEFERRED, instead);
        recipients.forEach(recipient -> recipient.decide(committed ? lost : open));
    }

    private Answer refusal(HostReply reply) {
        deciding = reply.toReply();
        if (reply.isClosing()) {
            return new Answer.Undecided(Verdict.DEFERRED, deciding);
        }
        return new Answer.Decided(reply.isPermanent() ? Verdict.REFUSED : Verdict.DEFERRED, deciding);
    }

    private Answer deferral(HostReply reply) {
        deciding = reply.toReply();
        return new Answer.Decided(Verdict.DEFERRED, deciding);
    }

    /// RFC 5321 §4.5.3.1.10: too many recipients for one message; some hosts say 552 instead of 452. What a full
    /// mailbox says can be told by its enhanced status.
    private boolean isTooMany(HostReply reply) {
        return reply.code() == 552
                && reply.toReply().status().isEmpty()
                && asked.stream().anyMatch(recipient -> recipient.accepted);
    }

    private boolean knows(String keyword) {
        return dialogue.extensions().has(keyword);
    }

    private HostReply read(Duration timeout) throws IOException {
        return dialogue.read(timeout);
    }
}
