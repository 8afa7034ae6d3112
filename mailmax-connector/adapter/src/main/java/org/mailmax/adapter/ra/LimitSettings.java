package org.mailmax.adapter.ra;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.mailmax.adapter.net.ConnectionLimits;
import org.mailmax.adapter.relay.RelaySettings;
import org.mailmax.protocol.imap.session.ImapLimits;
import org.mailmax.protocol.imap.syntax.CommandLimits;
import org.mailmax.protocol.pop3.Pop3Settings;
import org.mailmax.protocol.smtp.SmtpSettings;
import org.mailmax.protocol.smtp.client.ClientTimes;

/// The limits as the operator wants them, in the records the engines take.
record LimitSettings(Config config) {

    /// @throws IllegalArgumentException naming the setting that is no number or negative
    long of(Limit limit) {
        String value = config.getOptionalValue(limit.setting(), String.class).orElse("");
        if (value.isBlank()) {
            return limit.standard();
        }
        if (!value.strip().matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException(limit.setting() + " is '" + value + "', but must be a whole number.");
        }
        return Long.parseLong(value.strip());
    }

    ConnectionLimits connections() {
        return new ConnectionLimits(
                number(Limit.CONNECTIONS),
                number(Limit.CONNECTIONS_PER_ADDRESS),
                number(Limit.HANDSHAKE),
                number(Limit.WRITE));
    }

    SmtpSettings.Sizes smtpSizes() {
        return new SmtpSettings.Sizes(
                of(Limit.MESSAGE),
                number(Limit.SMTP_HEADER),
                number(Limit.SMTP_HEADER_FIELDS),
                number(Limit.SMTP_TEXT_LINE),
                number(Limit.SMTP_COMMAND),
                number(Limit.SMTP_RECIPIENTS),
                number(Limit.SMTP_HOPS));
    }

    SmtpSettings.Times smtpTimes() {
        SmtpSettings.Times standard = SmtpSettings.Times.DEFAULT;
        return new SmtpSettings.Times(
                seconds(Limit.SMTP_COMMAND_TIME),
                seconds(Limit.SMTP_DATA_TIME),
                number(Limit.SMTP_PACE),
                standard.greeting(),
                standard.mistake(),
                seconds(Limit.SMTP_HOLD));
    }

    SmtpSettings.Patience smtpPatience() {
        return new SmtpSettings.Patience(
                number(Limit.SMTP_MISTAKES_SLOW),
                number(Limit.SMTP_MISTAKES),
                number(Limit.SMTP_IDLE_COMMANDS),
                number(Limit.SMTP_LOGIN_FAILURES));
    }

    ImapLimits imap() {
        return new ImapLimits(
                number(Limit.IMAP_LINE_BEFORE_LOGIN),
                number(Limit.IMAP_LITERAL_BEFORE_LOGIN),
                number(Limit.IMAP_INPUT_BEFORE_LOGIN),
                number(Limit.IMAP_LINE),
                number(Limit.IMAP_LITERAL),
                number(Limit.IMAP_LITERALS),
                number(Limit.IMAP_PIECES),
                new CommandLimits(number(Limit.IMAP_NESTING), number(Limit.IMAP_ITEMS)),
                number(Limit.IMAP_BAD_BEFORE_LOGIN),
                number(Limit.IMAP_BAD),
                seconds(Limit.IMAP_LOGIN_TIME),
                seconds(Limit.IMAP_INACTIVITY));
    }

    Pop3Settings pop3(boolean clearTextLogin) {
        return new Pop3Settings(
                clearTextLogin,
                number(Limit.POP3_LINE),
                number(Limit.POP3_MISTAKES),
                seconds(Limit.POP3_LOGIN_TIME),
                seconds(Limit.POP3_INACTIVITY));
    }

    /// @param authorities whose word counts besides those Java knows
    RelaySettings relay(Optional<Path> authorities) {
        return new RelaySettings(
                new ClientTimes(
                        seconds(Limit.RELAY_GREETING),
                        seconds(Limit.RELAY_COMMAND),
                        seconds(Limit.RELAY_DATA),
                        seconds(Limit.RELAY_BLOCK),
                        seconds(Limit.RELAY_END),
                        ClientTimes.DEFAULT.quit()),
                new RelaySettings.Opening(
                        seconds(Limit.RELAY_CONNECT),
                        seconds(Limit.RELAY_HANDSHAKE),
                        number(Limit.RELAY_ADDRESSES),
                        seconds(Limit.RELAY_UNREACHABLE)),
                new RelaySettings.Keeping(
                        seconds(Limit.RELAY_IDLE),
                        RelaySettings.Keeping.DEFAULT.fresh(),
                        number(Limit.RELAY_MESSAGES),
                        number(Limit.RELAY_CONNECTIONS)),
                authorities);
    }

    int number(Limit limit) {
        return (int) Math.min(Integer.MAX_VALUE, of(limit));
    }

    private Duration seconds(Limit limit) {
        return Duration.ofSeconds(of(limit));
    }
}
