package org.mailmax.deposit;

import java.time.Instant;
import java.util.List;
import org.mailmax.mail.folder.FolderId;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.message.Flags;

/// A message to be made durable and to appear in folders, in the queue, or both.
///
/// @param prefix octets stored in front of the content, such as a Return-Path field; may be empty
/// @param arrivals at most one for each folder
public record Deposit(
        Content prefix, Content content, Journal journal, List<Arrival> arrivals, List<Companion> companions) {

    public static final Content NO_PREFIX = Content.of(new byte[0]);

    /// A message for one folder and nothing else.
    public static Deposit into(FolderId folder, Content content, Flags flags, Instant received) {
        return new Deposit(NO_PREFIX, content, Journal.NONE, List.of(new Arrival(folder, flags, received)), List.of());
    }

    public long octets() {
        return prefix.size() + content.size();
    }
}
