package org.mailmax.web.webmail.message;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure.Extent;
import org.mailmax.mail.mime.MailCharsets;
import org.mailmax.mail.mime.TransferDecoding;

/// The octets and the text of a part, decoded (RFC 2045 §6).
final class PartText {

    /// Octets of one text that are shown; who wants more saves the part.
    static final int MAX_OCTETS = 1_000_000;

    private PartText() {}

    /// The decoded octets; in an encoding we do not know, as they are.
    static InputStream open(Content message, Part part) {
        Extent extent = part.structure().extent();
        InputStream raw =
                message.slice(extent.bodyOffset(), extent.bodyLength()).open();
        return TransferDecoding.of(part.header().encoding())
                .map(encoding -> encoding.decode(raw))
                .orElse(raw);
    }

    /// Up to [#MAX_OCTETS] of the text. When the storage fails in between, what came before is shown.
    static String read(Content message, Part part) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (InputStream in = open(message, part)) {
            octets.writeBytes(in.readNBytes(MAX_OCTETS));
        } catch (IOException outOfReach) {
            octets.writeBytes("…".getBytes(StandardCharsets.UTF_8));
        }
        return MailCharsets.decode(
                octets.toByteArray(), part.header().parameters().get("charset").orElse("utf-8"));
    }

    static boolean isCut(Part part) {
        return part.size() > MAX_OCTETS;
    }
}
