package org.mailmax.queue.report;

import java.util.Locale;
import org.mailmax.mail.address.EmailAddress;

/// Who reports, to whom, and in which language.
///
/// @param host the name of this host
/// @param messageId of the report, without angle brackets
public record Letterhead(EmailAddress from, EmailAddress to, String host, Locale language, String messageId) {}
