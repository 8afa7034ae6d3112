package org.mailmax.delivery;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.transfer.DeliveryOptions;
import org.mailmax.mail.transfer.DeliveryOptions.DeliverBy;
import org.mailmax.mail.transfer.DeliveryOptions.Returned;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.mail.transfer.RecipientOptions.Event;
import org.mailmax.mail.transfer.RecipientOptions.OriginalRecipient;
import org.mailmax.queue.Origin;
import org.mailmax.queue.QueueEntry;

/// A queue entry as octets of a journal.
final class EntryCodec {

    private static final long NOBODY = 0;
    private static final int NOT_SAID = -1;

    private EntryCodec() {}

    static void write(DataOutputStream out, QueueEntry entry) throws IOException {
        out.writeUTF(entry.traceId());
        out.writeUTF(entry.origin().name());
        out.writeUTF(entry.reversePath().address().map(EmailAddress::toString).orElse(""));
        out.writeInt(entry.skipOctets());
        out.writeUTF(entry.prepend());
        out.writeLong(entry.account().map(AccountId::value).orElse(NOBODY));
        out.writeBoolean(entry.internationalised());
        write(out, entry.options());
        write(out, entry.created());
        out.writeInt(entry.recipients().size());
        for (QueueEntry.Recipient recipient : entry.recipients()) {
            write(out, recipient);
        }
    }

    static QueueEntry read(DataInputStream in) throws IOException {
        String traceId = in.readUTF();
        Origin origin = Origin.valueOf(in.readUTF());
        ReversePath reversePath = new ReversePath(EmailAddress.parse(in.readUTF()));
        int skip = in.readInt();
        String prepend = in.readUTF();
        long account = in.readLong();
        boolean internationalised = in.readBoolean();
        DeliveryOptions options = readOptions(in);
        Instant created = readInstant(in);
        List<QueueEntry.Recipient> recipients = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            recipients.add(readRecipient(in));
        }
        Optional<AccountId> onBehalfOf = account == NOBODY ? Optional.empty() : Optional.of(new AccountId(account));
        return new QueueEntry(
                traceId,
                origin,
                reversePath,
                skip,
                prepend,
                onBehalfOf,
                recipients,
                internationalised,
                options,
                created);
    }

    private static void write(DataOutputStream out, DeliveryOptions options) throws IOException {
        out.writeUTF(options.returned().map(Enum::name).orElse(""));
        out.writeUTF(options.envelopeId().orElse(""));
        out.writeBoolean(options.requireTls());
        out.writeByte(options.priority());
        out.writeLong(options.holdUntil().map(Instant::getEpochSecond).orElse(0L));
        out.writeUTF(options.deliverBy().map(by -> by.mode().name()).orElse(""));
        if (options.deliverBy().isPresent()) {
            write(out, options.deliverBy().get().deadline());
            out.writeBoolean(options.deliverBy().get().trace());
        }
    }

    private static DeliveryOptions readOptions(DataInputStream in) throws IOException {
        Optional<Returned> returned = said(in.readUTF()).map(Returned::valueOf);
        Optional<String> envelopeId = said(in.readUTF());
        boolean requireTls = in.readBoolean();
        int priority = in.readByte();
        long hold = in.readLong();
        Optional<DeliverBy.Mode> mode = said(in.readUTF()).map(DeliverBy.Mode::valueOf);
        Optional<DeliverBy> deliverBy = mode.isEmpty()
                ? Optional.empty()
                : Optional.of(new DeliverBy(readInstant(in), mode.get(), in.readBoolean()));
        return new DeliveryOptions(
                returned,
                envelopeId,
                requireTls,
                priority,
                hold == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(hold)),
                deliverBy);
    }

    private static void write(DataOutputStream out, QueueEntry.Recipient recipient) throws IOException {
        out.writeUTF(recipient.address().toString());
        RecipientOptions options = recipient.options();
        out.writeByte(options.reports().map(Set::size).orElse(NOT_SAID));
        for (Event event : options.reports().orElse(Set.of())) {
            out.writeUTF(event.name());
        }
        out.writeUTF(options.originalRecipient().map(OriginalRecipient::type).orElse(""));
        out.writeUTF(options.originalRecipient().map(OriginalRecipient::address).orElse(""));
        write(out, recipient.times().due());
        write(out, recipient.times().notice());
        write(out, recipient.times().expires());
    }

    private static QueueEntry.Recipient readRecipient(DataInputStream in) throws IOException {
        EmailAddress address = EmailAddress.of(in.readUTF());
        int count = in.readByte();
        Set<Event> events = new HashSet<>();
        for (int left = count; left > 0; left--) {
            events.add(Event.valueOf(in.readUTF()));
        }
        Optional<String> type = said(in.readUTF());
        String original = in.readUTF();
        RecipientOptions options = new RecipientOptions(
                count == NOT_SAID ? Optional.empty() : Optional.of(events),
                type.map(named -> new OriginalRecipient(named, original)));
        return new QueueEntry.Recipient(
                address, options, new QueueEntry.Times(readInstant(in), readInstant(in), readInstant(in)));
    }

    private static void write(DataOutputStream out, Instant instant) throws IOException {
        out.writeLong(instant.getEpochSecond());
    }

    private static Instant readInstant(DataInputStream in) throws IOException {
        return Instant.ofEpochSecond(in.readLong());
    }

    private static Optional<String> said(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
