package org.mailmax.mail.folder;

import java.time.Instant;
import java.util.Optional;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.FetchPart;
import org.mailmax.mail.message.Flags;
import org.mailmax.mail.mime.MessageSummary;

/// A message as a reader sees it at one moment.
///
/// @param modSeq the modification sequence of its last change (RFC 7162 §3.1)
/// @param received when it came: IMAP's internal date
/// @param size in octets
/// @param summary present when [FetchPart#SUMMARY] was asked for
/// @param content present when [FetchPart#CONTENT] was asked for
public record MessageView(
        long uid,
        Flags flags,
        long modSeq,
        Instant received,
        long size,
        Optional<MessageSummary> summary,
        Optional<Content> content) {}
