package org.mailmax.web.webmail.compose;

import java.nio.file.Path;

/// A file to be sent along.
///
/// @param file where its octets wait until the message is sent
public record Attachment(String name, String type, long size, Path file) {}
