package org.mailmax.web.webmail.message;

import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.BodyStructure;
import org.mailmax.mail.mime.PartHeader;

/// A body part without parts of its own, and its number: `1.2` (RFC 9051 §6.4.5.1).
public record Part(String path, BodyStructure structure) {

    private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$&^_.+-]{1,100}");

    public PartHeader header() {
        return structure.header();
    }

    /// `text/plain`, in lower case; what is no media type is `application/octet-stream`.
    public String type() {
        String type = header().type().toLowerCase(Locale.ROOT);
        String subtype = header().subtype().toLowerCase(Locale.ROOT);
        return TOKEN.matcher(type).matches() && TOKEN.matcher(subtype).matches()
                ? type + "/" + subtype
                : "application/octet-stream";
    }

    public boolean is(String type) {
        return type().equals(type);
    }

    public boolean isText() {
        return is("text/plain") || is("text/html");
    }

    /// What the sender calls the file.
    public Optional<String> fileName() {
        return header().fileName().map(ShownText::of).filter(name -> !name.isBlank());
    }

    /// A name to save it under, always.
    public String name() {
        return fileName().orElseGet(() -> structure instanceof BodyStructure.Embedded ? "message.eml" : "part-" + path);
    }

    public boolean isAttachment() {
        return header().disposition()
                        .filter(disposition -> disposition.kind().equalsIgnoreCase("attachment"))
                        .isPresent()
                || !isText()
                || fileName().isPresent();
    }

    /// The Content-ID without its angle brackets.
    public Optional<String> contentId() {
        return header().id().map(id -> id.strip().replaceAll("^<|>$", "")).filter(id -> !id.isEmpty());
    }

    /// About how many octets it has once decoded.
    public long size() {
        long length = structure.extent().bodyLength();
        return header().encoding().equalsIgnoreCase("base64") ? length * 57 / 78 : length;
    }

    /// Its octets, decoded.
    public InputStream open(Content message) {
        return PartText.open(message, this);
    }

    /// The icon that tells its kind.
    public String icon() {
        return switch (type().substring(0, type().indexOf('/'))) {
            case "image" -> "pi-image";
            case "video" -> "pi-video";
            case "audio" -> "pi-volume-up";
            case "message" -> "pi-envelope";
            case "text" -> "pi-file";
            default -> is("application/pdf") ? "pi-file-pdf" : "pi-paperclip";
        };
    }
}
