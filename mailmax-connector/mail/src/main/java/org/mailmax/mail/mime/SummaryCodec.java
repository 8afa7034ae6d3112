package org.mailmax.mail.mime;

import java.util.List;

/// A message summary as octets: stored when the message arrives, read for every ENVELOPE and BODYSTRUCTURE after.
///
/// ```
/// version  CRC-32C of the rest  length of the envelope  envelope  structure
/// ```
///
/// Envelope and structure can be read one without the other. Either is read only when the checksum fits.
public final class SummaryCodec {

    static final int VERSION = 1;
    /// More than any limit of the indexer lets parts lie in each other, and little enough for any stack.
    static final int MAX_DEPTH = 256;

    private static final int LEAF = 0;
    private static final int MULTIPART = 1;
    private static final int EMBEDDED = 2;
    private static final int MAILBOX = 0;
    private static final int GROUP_START = 1;
    private static final int GROUP_END = 2;

    private SummaryCodec() {}

    /// @throws IllegalArgumentException when parts lie deeper in each other than [MimeIndexer] makes them
    public static byte[] encode(MessageSummary summary) {
        SummaryWriter envelope = new SummaryWriter();
        write(envelope, summary.envelope());
        SummaryWriter rest = new SummaryWriter();
        rest.number(envelope.size());
        rest.octets(envelope);
        write(rest, summary.structure(), 0);
        return rest.sealed(VERSION);
    }

    /// @throws DamagedSummaryException when the octets are not what [#encode] gave
    public static MessageSummary decode(byte[] octets) {
        SummaryReader in = SummaryReader.open(octets, VERSION);
        in.number();
        Envelope envelope = envelope(in);
        return new MessageSummary(envelope, structure(in, 0));
    }

    /// Only the envelope.
    ///
    /// @throws DamagedSummaryException when the octets are not what [#encode] gave
    public static Envelope envelope(byte[] octets) {
        SummaryReader in = SummaryReader.open(octets, VERSION);
        in.number();
        return envelope(in);
    }

    /// Only the structure.
    ///
    /// @throws DamagedSummaryException when the octets are not what [#encode] gave
    public static BodyStructure structure(byte[] octets) {
        SummaryReader in = SummaryReader.open(octets, VERSION);
        in.skip(in.number());
        return structure(in, 0);
    }

    private static void write(SummaryWriter out, Envelope envelope) {
        out.optional(envelope.date());
        out.optional(envelope.subject());
        write(out, envelope.from());
        write(out, envelope.sender());
        write(out, envelope.replyTo());
        write(out, envelope.to());
        write(out, envelope.cc());
        write(out, envelope.bcc());
        out.optional(envelope.inReplyTo());
        out.optional(envelope.messageId());
    }

    private static Envelope envelope(SummaryReader in) {
        return new Envelope(
                in.optional(),
                in.optional(),
                addresses(in),
                addresses(in),
                addresses(in),
                addresses(in),
                addresses(in),
                addresses(in),
                in.optional(),
                in.optional());
    }

    private static void write(SummaryWriter out, List<HeaderAddress> addresses) {
        out.list(addresses, address -> {
            switch (address) {
                case HeaderAddress.Mailbox mailbox -> {
                    out.number(MAILBOX);
                    out.text(mailbox.displayName());
                    out.text(mailbox.localPart());
                    out.text(mailbox.domain());
                }
                case HeaderAddress.GroupStart group -> {
                    out.number(GROUP_START);
                    out.text(group.name());
                }
                case HeaderAddress.GroupEnd _ -> out.number(GROUP_END);
            }
        });
    }

    private static List<HeaderAddress> addresses(SummaryReader in) {
        return in.list(SummaryCodec::address);
    }

    private static HeaderAddress address(SummaryReader in) {
        return switch (in.number()) {
            case MAILBOX -> new HeaderAddress.Mailbox(in.text(), in.text(), in.text());
            case GROUP_START -> new HeaderAddress.GroupStart(in.text());
            case GROUP_END -> new HeaderAddress.GroupEnd();
            default -> throw new DamagedSummaryException("no kind of address");
        };
    }

    private static void write(SummaryWriter out, BodyStructure structure, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("parts lie too deep");
        }
        switch (structure) {
            case BodyStructure.Leaf leaf -> {
                start(out, LEAF, leaf);
                out.number(leaf.lines());
            }
            case BodyStructure.Multipart multipart -> {
                start(out, MULTIPART, multipart);
                out.list(multipart.parts(), part -> write(out, part, depth + 1));
            }
            case BodyStructure.Embedded embedded -> {
                start(out, EMBEDDED, embedded);
                out.number(embedded.lines());
                write(out, embedded.envelope());
                write(out, embedded.message(), depth + 1);
            }
        }
    }

    private static void start(SummaryWriter out, int kind, BodyStructure structure) {
        out.number(kind);
        write(out, structure.header());
        BodyStructure.Extent extent = structure.extent();
        out.number(extent.headerOffset());
        out.number(extent.headerLength());
        out.number(extent.bodyOffset());
        out.number(extent.bodyLength());
    }

    private static BodyStructure structure(SummaryReader in, int depth) {
        if (depth > MAX_DEPTH) {
            throw new DamagedSummaryException("parts lie too deep");
        }
        int kind = in.number();
        PartHeader header = header(in);
        BodyStructure.Extent extent =
                new BodyStructure.Extent(in.longNumber(), in.longNumber(), in.longNumber(), in.longNumber());
        return switch (kind) {
            case LEAF -> new BodyStructure.Leaf(header, extent, in.longNumber());
            case MULTIPART -> new BodyStructure.Multipart(header, extent, in.list(part -> structure(part, depth + 1)));
            case EMBEDDED ->
                new BodyStructure.Embedded(header, extent, in.longNumber(), envelope(in), structure(in, depth + 1));
            default -> throw new DamagedSummaryException("no kind of part");
        };
    }

    private static void write(SummaryWriter out, PartHeader header) {
        out.text(header.type());
        out.text(header.subtype());
        write(out, header.parameters());
        out.optional(header.id());
        out.optional(header.description());
        out.text(header.encoding());
        out.optional(header.md5());
        out.list(header.disposition().stream().toList(), disposition -> {
            out.text(disposition.kind());
            write(out, disposition.parameters());
        });
        out.list(header.languages(), out::text);
        out.optional(header.location());
    }

    private static PartHeader header(SummaryReader in) {
        return new PartHeader(
                in.text(),
                in.text(),
                parameters(in),
                in.optional(),
                in.optional(),
                in.text(),
                in.optional(),
                in.list(SummaryCodec::disposition).stream().findFirst(),
                in.list(SummaryReader::text),
                in.optional());
    }

    private static PartHeader.Disposition disposition(SummaryReader in) {
        return new PartHeader.Disposition(in.text(), parameters(in));
    }

    private static void write(SummaryWriter out, Parameters parameters) {
        out.list(parameters.all(), parameter -> {
            out.text(parameter.name());
            out.text(parameter.value());
        });
    }

    private static Parameters parameters(SummaryReader in) {
        List<Parameters.Parameter> all = in.list(SummaryCodec::parameter);
        return all.isEmpty() ? Parameters.NONE : new Parameters(all);
    }

    private static Parameters.Parameter parameter(SummaryReader in) {
        return new Parameters.Parameter(in.text(), in.text());
    }
}
