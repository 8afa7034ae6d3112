package org.mailmax.protocol.imap.response;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.Parameters;
import org.mailmax.mail.mime.PartHeader;

/// The structure of a message (RFC 9051 §7.5.2, BODY and BODYSTRUCTURE).
final class BodyStructureResponse {

    private final ImapWriter out;
    private final Extension extension;

    /// Whether extension data is told: BODYSTRUCTURE has it, BODY has not.
    enum Extension {
        TOLD,
        LEFT_OUT
    }

    BodyStructureResponse(ImapWriter out, Extension extension) {
        this.out = out;
        this.extension = extension;
    }

    void write(BodyStructure part) throws IOException {
        out.octet('(');
        switch (part) {
            case BodyStructure.Leaf leaf -> leaf(leaf);
            case BodyStructure.Embedded embedded -> embedded(embedded);
            case BodyStructure.Multipart multipart -> multipart(multipart);
        }
        out.octet(')');
    }

    private void leaf(BodyStructure.Leaf leaf) throws IOException {
        PartHeader header = leaf.header();
        out.string(header.type()).sp().string(header.subtype());
        fields(header, leaf.extent());
        if (header.isType("text")) {
            out.sp().number(leaf.lines());
        }
        singleExtension(header);
    }

    private void embedded(BodyStructure.Embedded embedded) throws IOException {
        PartHeader header = embedded.header();
        out.string(header.type()).sp().string(header.subtype());
        fields(header, embedded.extent());
        out.sp();
        new EnvelopeResponse(out).write(embedded.envelope());
        out.sp();
        write(embedded.message());
        out.sp().number(embedded.lines());
        singleExtension(header);
    }

    private void multipart(BodyStructure.Multipart multipart) throws IOException {
        for (BodyStructure part : multipart.parts()) {
            write(part);
        }
        out.sp().string(multipart.header().subtype());
        if (extension == Extension.TOLD) {
            out.sp();
            parameters(multipart.header().parameters());
            commonExtension(multipart.header());
        }
    }

    /// `body-fields`, with the space before them.
    private void fields(PartHeader header, BodyStructure.Extent extent) throws IOException {
        out.sp();
        parameters(header.parameters());
        out.sp();
        nstring(header.id());
        out.sp();
        nstring(header.description());
        out.sp().string(header.encoding()).sp().number(extent.bodyLength());
    }

    private void singleExtension(PartHeader header) throws IOException {
        if (extension == Extension.TOLD) {
            out.sp();
            nstring(header.md5());
            commonExtension(header);
        }
    }

    private void commonExtension(PartHeader header) throws IOException {
        out.sp();
        if (header.disposition().isPresent()) {
            PartHeader.Disposition disposition = header.disposition().get();
            out.octet('(').string(disposition.kind()).sp();
            parameters(disposition.parameters());
            out.octet(')');
        } else {
            out.nil();
        }
        out.sp();
        languages(header.languages());
        out.sp();
        nstring(header.location());
    }

    private void languages(List<String> languages) throws IOException {
        if (languages.isEmpty()) {
            out.nil();
            return;
        }
        char before = '(';
        for (String language : languages) {
            out.octet(before).string(language);
            before = ' ';
        }
        out.octet(')');
    }

    private void parameters(Parameters parameters) throws IOException {
        if (parameters.all().isEmpty()) {
            out.nil();
            return;
        }
        char before = '(';
        for (Parameters.Parameter parameter : parameters.all()) {
            out.octet(before).string(parameter.name()).sp().string(parameter.value());
            before = ' ';
        }
        out.octet(')');
    }

    private void nstring(Optional<String> text) throws IOException {
        if (text.isPresent()) {
            out.string(text.get());
        } else {
            out.nil();
        }
    }
}
