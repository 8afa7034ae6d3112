package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mailmax.mail.folder.MessageView;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;
import org.mailmax.protocol.imap.command.Fetch;
import org.mailmax.protocol.imap.command.FetchItem;
import org.mailmax.protocol.imap.command.Naming;
import org.mailmax.protocol.imap.response.BodyStructureResponse.Extension;

/// `* 12 FETCH (…)` (RFC 9051 §7.5.2). Made once for a command, written once for each message.
public final class FetchResponse {

    private static final FetchItem UID = new FetchItem.Uid();

    private final ImapWriter out;
    private final List<FetchItem> items;
    private final String[] labels;
    private final boolean tellsFlags;
    private final EnvelopeResponse envelope;
    private final OctetsResponse octets;
    private final BinaryResponse binary;

    public FetchResponse(ImapWriter out, Fetch fetch) {
        this.out = out;
        this.items = itemsOf(fetch);
        this.labels = items.stream().map(SectionLabel::of).toArray(String[]::new);
        this.tellsFlags = items.contains(new FetchItem.Flags());
        this.envelope = new EnvelopeResponse(out);
        this.octets = new OctetsResponse(out);
        this.binary = new BinaryResponse(out);
    }

    /// What the answer needs of a message.
    public static Set<FetchPart> parts(Fetch fetch) {
        Set<FetchPart> parts = EnumSet.noneOf(FetchPart.class);
        fetch.items().forEach(item -> parts.addAll(parts(item)));
        return parts;
    }

    /// False when a part is asked for decoded whose encoding is unknown.
    public boolean canTell(MessageView message) {
        for (FetchItem item : items) {
            boolean unknown =
                    switch (item) {
                        case FetchItem.Binary part -> !BinaryResponse.canDecode(message, part.path());
                        case FetchItem.BinarySize size -> !BinaryResponse.canDecode(message, size.path());
                        default -> false;
                    };
            if (unknown) {
                return false;
            }
        }
        return true;
    }

    /// @param number the message sequence number
    /// @param changed the flags, when this very command has changed them
    public void write(long number, MessageView message, Optional<Flags> changed) throws IOException {
        Flags flags = changed.isPresent() ? changed.get() : message.flags();
        out.untagged().number(number).ascii(" FETCH (");
        for (int i = 0; i < labels.length; i++) {
            if (i > 0) {
                out.octet(' ');
            }
            out.ascii(labels[i]);
            item(items.get(i), message, flags);
        }
        if (changed.isPresent() && !tellsFlags) {
            out.ascii(" FLAGS ");
            FlagsResponse.list(out, flags);
        }
        out.octet(')').end();
    }

    /// UID FETCH always tells the UID (RFC 9051 §6.4.9).
    private static List<FetchItem> itemsOf(Fetch fetch) {
        if (fetch.messages().naming() == Naming.SEQUENCE || fetch.items().contains(UID)) {
            return fetch.items();
        }
        List<FetchItem> items = new ArrayList<>();
        items.add(UID);
        items.addAll(fetch.items());
        return items;
    }

    private static Set<FetchPart> parts(FetchItem item) {
        return switch (item) {
            case FetchItem.Uid _, FetchItem.Flags _, FetchItem.InternalDate _, FetchItem.Size _ -> Set.of();
            case FetchItem.Envelope _, FetchItem.Body _, FetchItem.BodyStructure _ -> Set.of(FetchPart.SUMMARY);
            case FetchItem.Octets section ->
                OctetsResponse.needsStructure(section.section())
                        ? EnumSet.allOf(FetchPart.class)
                        : Set.of(FetchPart.CONTENT);
            case FetchItem.Binary _, FetchItem.BinarySize _ -> EnumSet.allOf(FetchPart.class);
        };
    }

    private void item(FetchItem item, MessageView message, Flags flags) throws IOException {
        switch (item) {
            case FetchItem.Uid _ -> out.number(message.uid());
            case FetchItem.Flags _ -> FlagsResponse.list(out, flags);
            case FetchItem.InternalDate _ -> InternalDate.write(out, message.received());
            case FetchItem.Size _ -> out.number(message.size());
            case FetchItem.Envelope _ ->
                envelope.write(message.summary().orElseThrow().envelope());
            case FetchItem.Body _ -> structure(message, Extension.LEFT_OUT);
            case FetchItem.BodyStructure _ -> structure(message, Extension.TOLD);
            case FetchItem.Octets section -> octets.write(section, message);
            case FetchItem.Binary part -> binary.write(part, message);
            case FetchItem.BinarySize size -> binary.writeSize(size, message);
        }
    }

    private void structure(MessageView message, Extension extension) throws IOException {
        new BodyStructureResponse(out, extension)
                .write(message.summary().orElseThrow().structure());
    }
}
