package org.mailmax.mail.mime;

/// What is computed once, when a message arrives, so that lists and clients never parse it again.
public record MessageSummary(Envelope envelope, BodyStructure structure) {}
