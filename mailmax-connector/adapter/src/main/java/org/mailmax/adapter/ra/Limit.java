package org.mailmax.adapter.ra;

import java.time.Duration;
import org.mailmax.adapter.relay.RelaySettings;
import org.mailmax.protocol.imap.session.ImapLimits;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.smtp.client.ClientTimes;

/// The limits of the connector that an operator can set; `docs/operations.md` lists them with what is said when one is
/// exceeded.
public enum Limit {
    CONNECTIONS("connections.limit", 20_000),
    CONNECTIONS_PER_ADDRESS("connections.per.address", 50),
    HANDSHAKE("handshake.seconds", 30),
    WRITE("write.seconds", 300),
    MESSAGE("message.limit", SmtpSettings.Sizes.DEFAULT.message()),

    SMTP_COMMAND("smtp.command.octets", SmtpSettings.Sizes.DEFAULT.commandLine()),
    SMTP_HEADER("smtp.header.octets", SmtpSettings.Sizes.DEFAULT.header()),
    SMTP_HEADER_FIELDS("smtp.header.fields", SmtpSettings.Sizes.DEFAULT.headerFields()),
    SMTP_TEXT_LINE("smtp.line.octets", SmtpSettings.Sizes.DEFAULT.textLine()),
    SMTP_RECIPIENTS("smtp.recipients", SmtpSettings.Sizes.DEFAULT.recipients()),
    SMTP_HOPS("smtp.hops", SmtpSettings.Sizes.DEFAULT.hops()),
    SMTP_COMMAND_TIME("smtp.command.seconds", seconds(SmtpSettings.Times.DEFAULT.command())),
    SMTP_DATA_TIME("smtp.data.seconds", seconds(SmtpSettings.Times.DEFAULT.data())),
    SMTP_PACE("smtp.octets.per.second", SmtpSettings.Times.DEFAULT.octetsPerSecond()),
    SMTP_HOLD("smtp.hold.seconds", seconds(SmtpSettings.Times.DEFAULT.hold())),
    SMTP_MISTAKES_SLOW("smtp.mistakes.slow", SmtpSettings.Patience.DEFAULT.slow()),
    SMTP_MISTAKES("smtp.mistakes", SmtpSettings.Patience.DEFAULT.mistakes()),
    SMTP_IDLE_COMMANDS("smtp.idle.commands", SmtpSettings.Patience.DEFAULT.idle()),
    SMTP_LOGIN_FAILURES("smtp.login.failures", SmtpSettings.Patience.DEFAULT.failures()),

    IMAP_SESSIONS("imap.sessions.per.user", 50),
    IMAP_LINE_BEFORE_LOGIN("imap.stranger.line.octets", ImapLimits.DEFAULT.lineBeforeLogin()),
    IMAP_LITERAL_BEFORE_LOGIN("imap.stranger.literal.octets", ImapLimits.DEFAULT.literalBeforeLogin()),
    IMAP_INPUT_BEFORE_LOGIN("imap.stranger.octets", ImapLimits.DEFAULT.inputBeforeLogin()),
    IMAP_BAD_BEFORE_LOGIN("imap.stranger.mistakes", ImapLimits.DEFAULT.badBeforeLogin()),
    IMAP_LOGIN_TIME("imap.login.seconds", seconds(ImapLimits.DEFAULT.login())),
    IMAP_LINE("imap.line.octets", ImapLimits.DEFAULT.line()),
    IMAP_LITERAL("imap.literal.octets", ImapLimits.DEFAULT.literal()),
    IMAP_LITERALS("imap.literals.octets", ImapLimits.DEFAULT.literals()),
    IMAP_PIECES("imap.literals", ImapLimits.DEFAULT.pieces()),
    IMAP_NESTING("imap.nesting", ImapLimits.DEFAULT.command().nesting()),
    IMAP_ITEMS("imap.items", ImapLimits.DEFAULT.command().items()),
    IMAP_BAD("imap.mistakes", ImapLimits.DEFAULT.bad()),
    IMAP_INACTIVITY("imap.inactivity.seconds", seconds(ImapLimits.DEFAULT.inactivity())),

    POP3_SESSIONS("pop3.sessions.per.user", 10),
    POP3_LINE("pop3.line.octets", Pop3Settings.DEFAULT.lineLimit()),
    POP3_MISTAKES("pop3.mistakes", Pop3Settings.DEFAULT.errorLimit()),
    POP3_LOGIN_TIME("pop3.login.seconds", seconds(Pop3Settings.DEFAULT.loginTimeout())),
    POP3_INACTIVITY("pop3.inactivity.seconds", seconds(Pop3Settings.DEFAULT.idleTimeout())),

    RELAY_CONNECT("relay.connect.seconds", seconds(RelaySettings.Opening.DEFAULT.connect())),
    RELAY_HANDSHAKE("relay.handshake.seconds", seconds(RelaySettings.Opening.DEFAULT.handshake())),
    RELAY_ADDRESSES("relay.addresses", RelaySettings.Opening.DEFAULT.addresses()),
    RELAY_UNREACHABLE("relay.unreachable.seconds", seconds(RelaySettings.Opening.DEFAULT.unreachable())),
    RELAY_GREETING("relay.greeting.seconds", seconds(ClientTimes.DEFAULT.greeting())),
    RELAY_COMMAND("relay.command.seconds", seconds(ClientTimes.DEFAULT.command())),
    RELAY_DATA("relay.data.seconds", seconds(ClientTimes.DEFAULT.data())),
    RELAY_BLOCK("relay.block.seconds", seconds(ClientTimes.DEFAULT.block())),
    RELAY_END("relay.end.seconds", seconds(ClientTimes.DEFAULT.end())),
    RELAY_IDLE("relay.idle.seconds", seconds(RelaySettings.Keeping.DEFAULT.idle())),
    RELAY_MESSAGES("relay.messages.per.connection", RelaySettings.Keeping.DEFAULT.shipments()),
    RELAY_CONNECTIONS("relay.idle.connections", RelaySettings.Keeping.DEFAULT.connections());

    private final String name;
    private final long standard;

    Limit(String name, long standard) {
        this.name = "mailmax." + name;
        this.standard = standard;
    }

    /// As in `mailmax.properties`; in the environment `MAILMAX_SMTP_RECIPIENTS` for `mailmax.smtp.recipients`.
    public String setting() {
        return name;
    }

    /// What holds when nothing is set.
    public long standard() {
        return standard;
    }

    private static long seconds(Duration time) {
        return time.toSeconds();
    }
}
