package org.mailmax.protocol.pop3.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Turns a line into a command (RFC 1939 §3). Names are compared without case; numbers have at most nine digits.
public final class Pop3Parser {

    /// What a line was found to be.
    public sealed interface Parsed {
        record Understood(Pop3Command command) implements Parsed {}

        /// @param reason what is wrong, for the client to read
        record Malformed(String reason) implements Parsed {}
    }

    private static final int MAX_DIGITS = 9;

    private final String name;
    private final String rest;

    private Pop3Parser(String line) {
        int blank = line.indexOf(' ');
        name = (blank < 0 ? line : line.substring(0, blank)).toUpperCase(Locale.ROOT);
        rest = blank < 0 ? "" : line.substring(blank + 1);
    }

    public static Parsed parse(String line) {
        try {
            return new Parsed.Understood(new Pop3Parser(line).command());
        } catch (IllegalArgumentException malformed) {
            return new Parsed.Malformed(malformed.getMessage());
        }
    }

    private Pop3Command command() {
        return switch (name) {
            case "CAPA" -> alone(new Pop3Command.Capa());
            case "QUIT" -> alone(new Pop3Command.Quit());
            case "STLS" -> alone(new Pop3Command.Stls());
            case "USER" -> new Pop3Command.User(required(rest, "a name"));
            case "PASS" -> new Pop3Command.Pass(required(rest, "a password"));
            case "AUTH" -> auth();
            case "STAT" -> alone(new Pop3Command.Stat());
            case "LIST" -> new Pop3Command.ListSizes(optionalNumber());
            case "UIDL" -> new Pop3Command.Uidl(optionalNumber());
            case "RETR" -> new Pop3Command.Retr(messageNumber(onlyWord()));
            case "DELE" -> new Pop3Command.Dele(messageNumber(onlyWord()));
            case "TOP" -> top();
            case "NOOP" -> alone(new Pop3Command.Noop());
            case "RSET" -> alone(new Pop3Command.Rset());
            default -> throw new IllegalArgumentException("unknown command");
        };
    }

    private Pop3Command alone(Pop3Command command) {
        if (!rest.isBlank()) {
            throw new IllegalArgumentException(name + " takes no argument");
        }
        return command;
    }

    private Pop3Command auth() {
        List<String> words = words();
        if (words.isEmpty() || words.size() > 2) {
            throw new IllegalArgumentException("AUTH takes a mechanism and perhaps an initial response");
        }
        return new Pop3Command.Auth(
                words.getFirst().toUpperCase(Locale.ROOT),
                words.size() == 2 ? Optional.of(words.get(1)) : Optional.empty());
    }

    private Pop3Command top() {
        List<String> words = words();
        if (words.size() != 2) {
            throw new IllegalArgumentException("TOP takes a message number and a number of lines");
        }
        return new Pop3Command.Top(messageNumber(words.getFirst()), number(words.get(1)));
    }

    private OptionalInt optionalNumber() {
        return rest.isBlank() ? OptionalInt.empty() : OptionalInt.of(messageNumber(onlyWord()));
    }

    private String onlyWord() {
        List<String> words = words();
        if (words.size() != 1) {
            throw new IllegalArgumentException(name + " takes a message number");
        }
        return words.getFirst();
    }

    private List<String> words() {
        return rest.isBlank() ? List.of() : List.of(rest.strip().split(" +"));
    }

    private static int messageNumber(String word) {
        int number = number(word);
        if (number == 0) {
            throw new IllegalArgumentException("messages are numbered from 1");
        }
        return number;
    }

    private static int number(String word) {
        if (word.length() > MAX_DIGITS || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("not a number");
        }
        return Integer.parseInt(word);
    }

    /// A name or password may begin and end with blanks and is taken as it is (RFC 1939 §7).
    private static String required(String argument, String what) {
        if (argument.isEmpty()) {
            throw new IllegalArgumentException(what + " is missing");
        }
        return argument;
    }
}
