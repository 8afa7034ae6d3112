package org.mailmax.protocol.imap.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.mailmax.mail.message.Flag;
import org.mailmax.mail.message.SearchCriterion;
import org.mailmax.mail.message.SearchCriterion.All;
import org.mailmax.mail.message.SearchCriterion.Body;
import org.mailmax.mail.message.SearchCriterion.HasFlag;
import org.mailmax.mail.message.SearchCriterion.Header;
import org.mailmax.mail.message.SearchCriterion.LargerThan;
import org.mailmax.mail.message.SearchCriterion.Not;
import org.mailmax.mail.message.SearchCriterion.Received;
import org.mailmax.mail.message.SearchCriterion.Sent;
import org.mailmax.mail.message.SearchCriterion.SmallerThan;
import org.mailmax.mail.message.SearchCriterion.Text;
import org.mailmax.protocol.imap.syntax.ImapDates;
import org.mailmax.protocol.imap.syntax.ImapSyntaxException;
import org.mailmax.protocol.imap.syntax.ImapTokens;

/// The search keys that are words with an argument or none (RFC 9051 §6.4.4; NEW, OLD, RECENT: RFC 3501 §6.4.4).
final class SearchWords {

    /// Before any date IMAP can write.
    static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

    /// After any date IMAP can write.
    static final LocalDate LAST_DAY = LocalDate.of(10_000, 1, 2);

    private static final SearchCriterion NOTHING = new Not(new All());

    private SearchWords() {}

    static SearchCriterion read(ImapTokens in, String name) {
        return switch (name) {
            case "ALL", "OLD" -> new All();
            // No message is ever \Recent here, see the decision on it; so none is NEW.
            case "RECENT", "NEW" -> NOTHING;
            case "ANSWERED" -> new HasFlag(Flag.ANSWERED);
            case "DELETED" -> new HasFlag(Flag.DELETED);
            case "DRAFT" -> new HasFlag(Flag.DRAFT);
            case "FLAGGED" -> new HasFlag(Flag.FLAGGED);
            case "SEEN" -> new HasFlag(Flag.SEEN);
            case "UNANSWERED" -> new Not(new HasFlag(Flag.ANSWERED));
            case "UNDELETED" -> new Not(new HasFlag(Flag.DELETED));
            case "UNDRAFT" -> new Not(new HasFlag(Flag.DRAFT));
            case "UNFLAGGED" -> new Not(new HasFlag(Flag.FLAGGED));
            case "UNSEEN" -> new Not(new HasFlag(Flag.SEEN));
            default -> withArgument(in, name);
        };
    }

    private static SearchCriterion withArgument(ImapTokens in, String name) {
        return switch (name) {
            case "BCC", "CC", "FROM", "SUBJECT", "TO" -> new Header(name, argument(in));
            case "BODY" -> new Body(argument(in));
            case "TEXT" -> new Text(argument(in));
            case "HEADER" -> new Header(argument(in), argument(in));
            case "KEYWORD" -> new HasFlag(keyword(in));
            case "UNKEYWORD" -> new Not(new HasFlag(keyword(in)));
            case "LARGER" -> new LargerThan(size(in));
            case "SMALLER" -> new SmallerThan(size(in));
            default -> dated(in, name);
        };
    }

    private static SearchCriterion dated(ImapTokens in, String name) {
        return switch (name) {
            case "BEFORE" -> received(FIRST_DAY, day(in));
            case "SINCE" -> received(day(in), LAST_DAY);
            case "ON" -> receivedOn(day(in));
            case "SENTBEFORE" -> new Sent(FIRST_DAY, day(in));
            case "SENTSINCE" -> new Sent(day(in), LAST_DAY);
            case "SENTON" -> sentOn(day(in));
            default -> throw new ImapSyntaxException("unknown SEARCH key");
        };
    }

    private static SearchCriterion receivedOn(LocalDate day) {
        return received(day, day.plusDays(1));
    }

    private static SearchCriterion sentOn(LocalDate day) {
        return new Sent(day, day.plusDays(1));
    }

    /// Days begin where INTERNALDATE is written: at UTC.
    private static SearchCriterion received(LocalDate from, LocalDate before) {
        return new Received(midnight(from), midnight(before));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    private static String argument(ImapTokens in) {
        in.sp();
        return in.astring();
    }

    private static Flag keyword(ImapTokens in) {
        in.sp();
        return Flag.of(in.atom());
    }

    private static long size(ImapTokens in) {
        in.sp();
        return in.number64();
    }

    private static LocalDate day(ImapTokens in) {
        in.sp();
        return ImapDates.date(in);
    }
}
