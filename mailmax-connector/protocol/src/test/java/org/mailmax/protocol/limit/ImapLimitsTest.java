package org.mailmax.protocol.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailmax.protocol.imap.session.ImapLimits;
import org.mailmax.protocol.imap.syntax.CommandLimits;

/// Each limit of IMAP, reached and passed by one.
class ImapLimitsTest {

    private static final String SELECT = Talk.LOGIN + "s2 SELECT INBOX\r\n";

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final ImapLimits LIMITS =
            new ImapLimits(60, 50, 200, 100, 30, 40, 2, new CommandLimits(4, 3), 2, 3, MINUTE, MINUTE);

    @TempDir
    Path spool;

    private Talk talk;

    @BeforeEach
    void begin() {
        talk = new Talk(spool);
    }

    @Test
    void aLineBeforeLogin() {
        assertThat(say(padded("a1 LOGIN ann ", 60))).anyMatch(line -> line.startsWith("a1 NO"));
        assertThat(say(padded("a1 LOGIN ann ", 61))).anyMatch(line -> line.startsWith("* BAD [TOOBIG]"));
    }

    @Test
    void aLiteralBeforeLogin() {
        assertThat(say("a1 LOGIN " + literal(50) + " {0+}\r\n\r\n")).anyMatch(line -> line.startsWith("a1 NO"));
        assertThat(say("a1 LOGIN " + literal(50) + " {1+}\r\nx\r\n"))
                .anyMatch(line -> line.startsWith("* BYE [TOOBIG]"));
        assertThat(say("a1 LOGIN {51}\r\n")).anyMatch(line -> line.startsWith("* BYE [TOOBIG]"));
    }

    @Test
    void allInputBeforeLogin() {
        // Each is 7 octets without its line end: 28 of them are 196.
        assertThat(say("aa NOOP\r\n".repeat(28) + "a1 X\r\n")).noneMatch(line -> line.contains("[LIMIT]"));
        assertThat(say("aa NOOP\r\n".repeat(28) + "a12 X\r\n")).anyMatch(line -> line.startsWith("* BYE [LIMIT]"));
        assertThat(say(("aa LOGIN " + literal(40) + " x\r\n").repeat(5)))
                .filteredOn(line -> line.startsWith("aa NO"))
                .hasSize(3);
    }

    @Test
    void badCommandsBeforeLogin() {
        assertThat(say("a1 X\r\n")).noneMatch(line -> line.startsWith("* BYE"));
        assertThat(say("a1 X\r\na2 X\r\na3 NOOP\r\n"))
                .anyMatch(line -> line.startsWith("* BYE [CLIENTBUG]"))
                .noneMatch(line -> line.startsWith("a3"));
    }

    @Test
    void badCommandsAfterLogin() {
        assertThat(say(Talk.LOGIN + "b X\r\n".repeat(2) + "c NOOP\r\n" + "b X\r\n".repeat(2) + "d NOOP\r\n"))
                .anyMatch(line -> line.startsWith("d OK"));
        assertThat(say(Talk.LOGIN + "b X\r\n".repeat(3) + "d NOOP\r\n"))
                .anyMatch(line -> line.startsWith("* BYE [CLIENTBUG]"))
                .noneMatch(line -> line.startsWith("d"));
    }

    @Test
    void aLineAfterLogin() {
        assertThat(say(Talk.LOGIN + padded("a1 SELECT ", 100))).anyMatch(line -> line.startsWith("a1 NO"));
        assertThat(say(Talk.LOGIN + padded("a1 SELECT ", 101))).anyMatch(line -> line.contains("BAD [TOOBIG]"));
    }

    @Test
    void aLiteralAfterLogin() {
        assertThat(say(Talk.LOGIN + "a1 SELECT " + literal(30) + "\r\n")).anyMatch(line -> line.startsWith("a1 NO"));
        assertThat(say(Talk.LOGIN + "a1 SELECT " + literal(31) + "\r\n"))
                .anyMatch(line -> line.startsWith("a1 BAD [TOOBIG]"));
    }

    @Test
    void allLiteralsOfACommand() {
        assertThat(say(SELECT + "a1 SEARCH BODY " + literal(30) + " BODY " + literal(10) + "\r\n"))
                .anyMatch(line -> line.startsWith("a1 OK"));
        assertThat(say(SELECT + "a1 SEARCH BODY " + literal(30) + " BODY " + literal(11) + "\r\n"))
                .anyMatch(line -> line.startsWith("a1 BAD [TOOBIG]"));
    }

    @Test
    void howManyLiterals() {
        assertThat(say(SELECT + "a1 SEARCH" + (" BODY " + literal(1)).repeat(2) + "\r\n"))
                .anyMatch(line -> line.startsWith("a1 OK"));
        assertThat(say(SELECT + "a1 SEARCH" + (" BODY " + literal(1)).repeat(3) + "\r\n"))
                .anyMatch(line -> line.startsWith("a1 BAD [TOOBIG]"));
    }

    @Test
    void aMessage() {
        assertThat(say(Talk.LOGIN + "a1 APPEND INBOX " + literal(1000) + "\r\n"))
                .anyMatch(line -> line.startsWith("a1 OK"));
        assertThat(say(Talk.LOGIN + "a1 APPEND INBOX {1001}\r\n")).anyMatch(line -> line.startsWith("a1 NO [TOOBIG]"));
    }

    @Test
    void parentheses() {
        assertThat(say(SELECT + "a1 SEARCH ((((ALL))))\r\n")).anyMatch(line -> line.startsWith("a1 OK"));
        assertThat(say(SELECT + "a1 SEARCH (((((ALL)))))\r\n")).contains("a1 BAD nested too deeply");
    }

    @Test
    void parenthesesThatWouldExhaustAStack() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandLimits(201, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new CommandLimits(0, 1));
    }

    @Test
    void itemsOfAFetch() {
        assertThat(say(SELECT + "a1 UID FETCH 1:* (UID FLAGS ENVELOPE)\r\n"))
                .anyMatch(line -> line.startsWith("a1 OK"));
        assertThat(say(SELECT + "a1 UID FETCH 1:* (UID FLAGS ENVELOPE BODY)\r\n"))
                .contains("a1 BAD too many items");
    }

    @Test
    void fieldsOfASection() {
        assertThat(say(SELECT + "a1 UID FETCH 1:* BODY.PEEK[HEADER.FIELDS (To Cc From)]\r\n"))
                .anyMatch(line -> line.startsWith("a1 OK"));
        assertThat(say(SELECT + "a1 UID FETCH 1:* BODY.PEEK[HEADER.FIELDS (To Cc From Date)]\r\n"))
                .contains("a1 BAD too many items");
    }

    private List<String> say(String said) {
        return talk.imap(LIMITS, said);
    }

    private static String padded(String beginning, int length) {
        return beginning + "x".repeat(length - beginning.length()) + "\r\n";
    }

    private static String literal(int size) {
        return "{" + size + "+}\r\n" + "x".repeat(size);
    }
}
