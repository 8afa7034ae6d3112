package org.mailmax.mail.mime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A part whose header was read and whose end has not come yet.
abstract sealed class OpenPart {

    final PartHeader header;
    private final long headerOffset;
    private final long bodyOffset;
    private final long linesBefore;

    /// @param linesBefore how many lines of the message end before the body
    private OpenPart(PartHeader header, long headerOffset, long bodyOffset, long linesBefore) {
        this.header = header;
        this.headerOffset = headerOffset;
        this.bodyOffset = bodyOffset;
        this.linesBefore = linesBefore;
    }

    /// Describes the part.
    ///
    /// @param end where it ends in the message; not before the part it lies in begins
    /// @param lines how many lines of the message end before there
    abstract BodyStructure close(long end, long lines);

    /// Takes a part in this one that was closed.
    void add(BodyStructure part) {
        throw new IllegalStateException("a leaf has no parts");
    }

    /// The line break before a delimiter belongs to the delimiter (RFC 2046 §5.1.1), even where it ends a header too.
    final BodyStructure.Extent extent(long end) {
        long start = Math.min(headerOffset, end);
        long body = Math.clamp(bodyOffset, start, end);
        return new BodyStructure.Extent(start, body - start, body, end - body);
    }

    final long lines(long before) {
        return Math.max(0, before - linesBefore);
    }

    static final class Leaf extends OpenPart {

        Leaf(PartHeader header, long headerOffset, long bodyOffset, long linesBefore) {
            super(header, headerOffset, bodyOffset, linesBefore);
        }

        @Override
        BodyStructure close(long end, long lines) {
            return new BodyStructure.Leaf(header, extent(end), lines(lines));
        }
    }

    static final class Multipart extends OpenPart {

        private final byte[] boundary;
        private final List<BodyStructure> parts = new ArrayList<>();
        private boolean complete;

        Multipart(PartHeader header, String boundary, long headerOffset, long bodyOffset, long linesBefore) {
            super(header, headerOffset, bodyOffset, linesBefore);
            this.boundary = boundary.getBytes(StandardCharsets.UTF_8);
        }

        /// Whether a delimiter line of this multipart starts with these octets after its two dashes. After the last
        /// delimiter all else is epilogue.
        boolean isDelimitedBy(byte[] line, int from, int to) {
            return !complete
                    && to - from >= boundary.length
                    && Arrays.equals(line, from, from + boundary.length, boundary, 0, boundary.length);
        }

        int boundaryLength() {
            return boundary.length;
        }

        void complete() {
            complete = true;
        }

        @Override
        void add(BodyStructure part) {
            parts.add(part);
        }

        @Override
        BodyStructure close(long end, long lines) {
            BodyStructure.Extent extent = extent(end);
            return new BodyStructure.Multipart(
                    header, extent, parts.isEmpty() ? List.of(everything(extent, lines)) : List.copyOf(parts));
        }

        /// The boundary never came: all there is becomes one text, so that it can be read.
        private BodyStructure everything(BodyStructure.Extent extent, long lines) {
            BodyStructure.Extent body =
                    new BodyStructure.Extent(extent.bodyOffset(), 0, extent.bodyOffset(), extent.bodyLength());
            return new BodyStructure.Leaf(PartHeader.absent(PartHeader.Default.TEXT), body, lines(lines));
        }
    }

    static final class Embedded extends OpenPart {

        private Envelope envelope;
        private BodyStructure message;

        Embedded(PartHeader header, long headerOffset, long bodyOffset, long linesBefore) {
            super(header, headerOffset, bodyOffset, linesBefore);
        }

        void envelope(Envelope read) {
            envelope = read;
        }

        @Override
        void add(BodyStructure part) {
            message = part;
        }

        @Override
        BodyStructure close(long end, long lines) {
            return new BodyStructure.Embedded(header, extent(end), lines(lines), envelope, message);
        }
    }
}
