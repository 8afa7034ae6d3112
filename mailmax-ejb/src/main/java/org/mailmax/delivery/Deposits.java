package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailmax.delivery.DeliveryCompanion.Enqueue;
import org.mailmax.delivery.Route.Relay;
import org.mailmax.deposit.Arrival;
import org.mailmax.deposit.Companion;
import org.mailmax.deposit.Deposit;
import org.mailmax.directory.Mailbox;
import org.mailmax.folder.FolderCatalog;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.RecipientOptions;
import org.mailmax.queue.Origin;
import org.mailmax.queue.QueueEntry;
import org.mailmax.queue.QueueNumbers;
import org.mailmax.queue.QueuePolicies;

/// Makes of a message and its route what the group commit stores: one content, an arrival for each mailbox, queue
/// entries for other hosts.
@ApplicationScoped
public class Deposits {

    @Inject
    private FolderCatalog folders;

    @Inject
    private QueuePolicies policies;

    @Inject
    private ListFields lists;

    @Inject
    private QueueNumbers numbers;

    /// @param marks what else becomes true with this message
    Deposit of(Consignment consignment, Route route, List<? extends DeliveryCompanion> marks) throws MailException {
        List<Arrival> arrivals = new ArrayList<>();
        for (Mailbox mailbox : route.mailboxes()) {
            arrivals.add(new Arrival(folders.inbox(mailbox.account()), Flags.NONE, consignment.received()));
        }
        Content prefix = arrivals.isEmpty() ? Deposit.NO_PREFIX : returnPath(consignment);
        List<DeliveryCompanion> companions = new ArrayList<>(marks);
        for (QueueEntry entry : entries(consignment, route.relays(), (int) prefix.size())) {
            companions.add(enqueue(entry));
        }
        return new Deposit(
                prefix,
                consignment.content(),
                DeliveryJournal.of(companions),
                arrivals,
                List.<Companion>copyOf(companions));
    }

    /// Into one folder, whatever its account forwards.
    Deposit into(Consignment consignment, FolderId folder, List<DeliveryCompanion> marks) throws MailException {
        return new Deposit(
                returnPath(consignment),
                consignment.content(),
                DeliveryJournal.of(marks),
                List.of(new Arrival(folder, Flags.NONE, consignment.received())),
                List.<Companion>copyOf(marks));
    }

    /// What is to be sent later waits in the queue for everybody, those in our own mailboxes included
    /// (RFC 4865 §4.1).
    Deposit later(Consignment consignment, List<EmailAddress> recipients) throws MailException {
        List<DeliveryCompanion> companions = List.of(enqueue(entry(consignment, Optional.empty(), recipients, 0)));
        return new Deposit(
                Deposit.NO_PREFIX,
                consignment.content(),
                DeliveryJournal.of(companions),
                List.of(),
                List.<Companion>copyOf(companions));
    }

    private Enqueue enqueue(QueueEntry entry) throws MailException {
        return new Enqueue(entry, numbers.ids(entry));
    }

    /// RFC 5321 §4.4: final delivery writes the reverse-path at the top.
    private static Content returnPath(Consignment consignment) {
        return Content.of(("Return-Path: " + consignment.reversePath() + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<QueueEntry> entries(Consignment consignment, List<Relay> relays, int skip) {
        Map<Optional<Mailbox>, List<EmailAddress>> byForwarder = new LinkedHashMap<>();
        for (Relay relay : relays) {
            byForwarder
                    .computeIfAbsent(relay.forwarder(), _ -> new ArrayList<>())
                    .add(relay.address());
        }
        return byForwarder.entrySet().stream()
                .flatMap(group -> entries(consignment, group.getKey(), group.getValue(), skip))
                .toList();
    }

    /// The members of a group get one message each: only they may see by which address they leave it.
    private Stream<QueueEntry> entries(
            Consignment consignment, Optional<Mailbox> forwarder, List<EmailAddress> recipients, int skip) {
        return forwarder
                        .filter(group -> lists.areFor(group, consignment.content()))
                        .isPresent()
                ? recipients.stream()
                        .map(member -> entry(consignment, forwarder, List.of(member), skip))
                        .map(entry -> entry.behind(lists.of(
                                forwarder.get(), entry.recipients().getFirst().address())))
                : Stream.of(entry(consignment, forwarder, recipients, skip));
    }

    private QueueEntry entry(
            Consignment consignment, Optional<Mailbox> forwarder, List<EmailAddress> recipients, int skip) {
        return new QueueEntry(
                consignment.traceId(),
                forwarder.isPresent() ? Origin.FORWARD : consignment.origin(),
                consignment.reversePath(),
                skip,
                forwarder.map(Deposits::deliveredTo).orElse(""),
                forwarder.map(Mailbox::account).or(consignment::sender),
                recipients.stream()
                        .map(recipient -> recipient(consignment, forwarder, recipient))
                        .toList(),
                needsUtf8(consignment, forwarder, recipients),
                consignment.wishes().message(),
                consignment.received());
    }

    /// What was asked for about a recipient is asked for him alone, not for those he forwards to (RFC 3461 §5.2.7.2).
    private QueueEntry.Recipient recipient(Consignment consignment, Optional<Mailbox> forwarder, EmailAddress address) {
        return new QueueEntry.Recipient(
                address,
                forwarder.isPresent()
                        ? RecipientOptions.NONE
                        : consignment.wishes().of(address),
                policies.of(address.domain())
                        .times(consignment.received(), consignment.wishes().message()));
    }

    /// Tells us when the message comes back that this account has forwarded it already.
    private static String deliveredTo(Mailbox forwarder) {
        return "Delivered-To: " + forwarder.address() + "\r\n";
    }

    private static boolean needsUtf8(
            Consignment consignment, Optional<Mailbox> forwarder, List<EmailAddress> recipients) {
        return forwarder
                        .map(Mailbox::address)
                        .map(EmailAddress::isInternationalised)
                        .orElse(false)
                || recipients.stream().anyMatch(consignment::needsUtf8);
    }
}
