package org.mailmax.mail.memory;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Credentials;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.mail.port.MailTransfer;
import org.mailmax.mail.transfer.EnhancedStatus;
import org.mailmax.mail.transfer.Receipt;
import org.mailmax.mail.transfer.TransferEnvelope;

/// Delivers to the accounts of a [MemoryMailStore] and keeps what is for elsewhere.
public final class MemoryMailTransfer implements MailTransfer {

    /// A message that would be sent to other hosts.
    public record Outbound(TransferEnvelope envelope, List<EmailAddress> recipients, Content content) {}

    private final MemoryMailStore store;
    private final List<Outbound> outbound = new CopyOnWriteArrayList<>();

    public MemoryMailTransfer(MemoryMailStore store) {
        this.store = store;
    }

    public List<Outbound> outbound() {
        return List.copyOf(outbound);
    }

    @Override
    public Identity authenticate(Credentials credentials, Peer peer) throws MailException {
        return store.authenticate(credentials, peer);
    }

    @Override
    public void sender(Peer peer, Optional<Identity> submitter, ReversePath from, long size) throws MailException {
        MemoryDirectory directory = store.directory();
        if (submitter.isPresent() && from.address().isPresent()) {
            directory
                    .recipient(from.address().get())
                    .filter(account -> account.identity.equals(submitter.get()))
                    .orElseThrow(() -> refused("5.7.1", "this is not an address of yours"));
        }
    }

    @Override
    public void recipient(Peer peer, Optional<Identity> submitter, ReversePath from, EmailAddress to)
            throws MailException {
        MemoryDirectory directory = store.directory();
        if (!directory.isLocal(to.domain())) {
            submitter.orElseThrow(() -> refused("5.7.1", "relaying denied"));
            return;
        }
        directory
                .recipient(to)
                .orElseThrow(() -> refused("5.1.1", "no such user here"))
                .checkQuota(1);
    }

    @Override
    public Receipt accept(TransferEnvelope envelope, Content content) throws MailException {
        MemoryDirectory directory = store.directory();
        List<EmailAddress> elsewhere = new ArrayList<>(envelope.recipients());
        elsewhere.removeIf(to -> directory.isLocal(to.domain()));
        byte[] octets = content.toByteArray();
        if (!elsewhere.isEmpty()) {
            outbound.add(new Outbound(envelope, elsewhere, Content.of(octets)));
        }
        store.deliver(envelope.recipients(), withReturnPath(envelope.reversePath(), octets));
        return new Receipt(store.receipt());
    }

    /// RFC 5321 §4.4: the host that makes the final delivery adds the return path.
    private static Content withReturnPath(ReversePath from, byte[] octets) {
        try {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.write(("Return-Path: " + from + "\r\n").getBytes(StandardCharsets.UTF_8));
            whole.write(octets);
            return Content.of(whole.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Refused refused(String status, String message) {
        return new Refused(EnhancedStatus.of(status), message);
    }
}
