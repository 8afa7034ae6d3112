package org.mailmax.deposit;

import java.time.Instant;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Flags;

/// A folder a message is to appear in.
///
/// @param received its internal date there
public record Arrival(FolderId folder, Flags flags, Instant received) {}
