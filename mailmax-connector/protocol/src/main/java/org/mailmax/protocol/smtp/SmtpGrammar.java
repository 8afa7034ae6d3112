package org.mailmax.protocol.smtp;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.protocol.sasl.SaslMechanism;

/// Turns a complete line into a command (RFC 5321 §4.1). Knows no session and has no effect.
final class SmtpGrammar {

    sealed interface Parsed {
        record Understood(SmtpCommand command) implements Parsed {}

        record Malformed(SmtpReply reply) implements Parsed {}
    }

    /// Domain or address literal, in ASCII (RFC 6531 §3.7.1); wider than RFC 5321 §4.1.1.1, as clients call themselves
    /// anything, but nothing that could break out of a trace line.
    private static final Pattern CLIENT_NAME = Pattern.compile("[!-~&&[^\"(),;<>@\\\\]]{1,255}");

    /// 18 digits always fit a long, and no chunk is that large.
    private static final Pattern CHUNK = Pattern.compile("([0-9]{1,18})( +LAST)?", Pattern.CASE_INSENSITIVE);

    private SmtpGrammar() {}

    static Parsed parse(String line) {
        int space = line.indexOf(' ');
        String verb = (space < 0 ? line : line.substring(0, space)).toUpperCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1).strip();
        return switch (verb) {
            case "EHLO" -> greeting(rest, SmtpCommand.Ehlo::new);
            case "HELO" -> greeting(rest, SmtpCommand.Helo::new);
            case "LHLO" -> greeting(rest, SmtpCommand.Lhlo::new);
            case "MAIL" -> mail(rest);
            case "RCPT" -> rcpt(rest);
            case "DATA" -> bare(rest, new SmtpCommand.Data());
            case "BDAT" -> new Parsed.Understood(bdat(rest));
            case "RSET" -> bare(rest, new SmtpCommand.Rset());
            case "QUIT" -> bare(rest, new SmtpCommand.Quit());
            case "STARTTLS" -> bare(rest, new SmtpCommand.StartTls());
            case "AUTH" -> auth(rest);
            case "NOOP" -> new Parsed.Understood(new SmtpCommand.Noop());
            case "HELP" -> new Parsed.Understood(new SmtpCommand.Help());
            case "VRFY" -> rest.isEmpty() ? syntax("VRFY string") : new Parsed.Understood(new SmtpCommand.Vrfy());
            case "EXPN", "TURN", "ETRN", "ATRN", "SEND", "SOML", "SAML" ->
                malformed(502, "5.5.1", "command not implemented");
            default -> malformed(500, "5.5.2", "unknown command");
        };
    }

    private static Parsed greeting(String name, Function<String, SmtpCommand> command) {
        return CLIENT_NAME.matcher(name).matches()
                ? new Parsed.Understood(command.apply(name))
                : malformed(501, "5.5.4", "a domain name or address literal is missing");
    }

    private static Parsed bare(String rest, SmtpCommand command) {
        return rest.isEmpty() ? new Parsed.Understood(command) : malformed(501, "5.5.4", "no parameters, please");
    }

    private static Parsed mail(String rest) {
        Optional<Path> path = Path.parse(rest, "FROM:");
        if (path.isEmpty()) {
            return syntax("MAIL FROM:<address>");
        }
        Path from = path.get();
        if (!from.inside().isEmpty() && from.mailbox().isEmpty()) {
            return malformed(501, "5.1.7", "not an address");
        }
        try {
            MailParameters parameters = ParameterGrammar.mail(from.after());
            return from.isAscii() || parameters.internationalised()
                    ? new Parsed.Understood(new SmtpCommand.Mail(new ReversePath(from.mailbox()), parameters))
                    : malformed(553, "5.6.7", "the address needs SMTPUTF8");
        } catch (MalformedParameterException wrong) {
            return new Parsed.Malformed(wrong.reply());
        }
    }

    private static Parsed rcpt(String rest) {
        Optional<Path> path = Path.parse(rest, "TO:");
        if (path.isEmpty()) {
            return syntax("RCPT TO:<address>");
        }
        Optional<ForwardPath> to = path.get().forward();
        if (to.isEmpty()) {
            return malformed(501, "5.1.3", "not an address");
        }
        try {
            return new Parsed.Understood(new SmtpCommand.Rcpt(
                    to.get(), ParameterGrammar.rcpt(path.get().after())));
        } catch (MalformedParameterException wrong) {
            return new Parsed.Malformed(wrong.reply());
        }
    }

    private static SmtpCommand bdat(String rest) {
        var parts = CHUNK.matcher(rest);
        return parts.matches()
                ? new SmtpCommand.Bdat(OptionalLong.of(Long.parseLong(parts.group(1))), parts.group(2) != null)
                : new SmtpCommand.Bdat(OptionalLong.empty(), false);
    }

    private static Parsed auth(String rest) {
        String[] words = rest.split(" +", -1);
        if (words.length > 2 || words[0].isEmpty()) {
            return syntax("AUTH mechanism [initial-response]");
        }
        Optional<String> initial = words.length == 2 ? Optional.of(words[1]) : Optional.empty();
        return new Parsed.Understood(new SmtpCommand.Auth(SaslMechanism.of(words[0]), initial));
    }

    private static Parsed syntax(String usage) {
        return malformed(501, "5.5.4", "syntax: " + usage);
    }

    private static Parsed malformed(int code, String status, String text) {
        return new Parsed.Malformed(SmtpReply.of(code, status, text));
    }
}
