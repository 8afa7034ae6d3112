package org.mailmax.protocol.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A conversation written down: a title in words, headers, then what client and servers say. See `transcripts/README`.
///
/// @param name the file it comes from
/// @param title its first line, without the `#`
public record Transcript(String name, String title, Map<String, String> headers, List<Step> steps) {

    private static final Pattern HEADER = Pattern.compile("([a-z]+):\\s*(.*)");
    private static final Pattern TALK = Pattern.compile("(\\d?)(>\\||>|<!|<|=)(?: (.*))?");
    private static final Pattern MAILBOX = Pattern.compile("mailbox (\\w+) (.*)");

    /// @throws IllegalArgumentException when a line cannot be understood
    public static Transcript parse(String name, String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        String title = "";
        int number = 0;
        for (String line : text.split("\n")) {
            number++;
            if (line.startsWith("#")) {
                title = title.isEmpty() ? line.substring(1).strip() : title;
            } else if (!line.isBlank()) {
                read(name, number, line, headers, steps);
            }
        }
        return new Transcript(name, title, headers, Literals.join(steps));
    }

    public String header(String name, String otherwise) {
        return headers.getOrDefault(name, otherwise);
    }

    public int number(String name, int otherwise) {
        return Integer.parseInt(header(name, Integer.toString(otherwise)));
    }

    /// True when the part is mentioned anywhere.
    boolean names(String part) {
        return steps.stream().map(Step::toString).anyMatch(step -> step.contains(part));
    }

    @Override
    public String toString() {
        return name + ": " + title;
    }

    private static void read(String name, int number, String line, Map<String, String> headers, List<Step> steps) {
        Matcher header = HEADER.matcher(line);
        Matcher talk = TALK.matcher(line);
        Matcher mailbox = MAILBOX.matcher(line);
        if (steps.isEmpty() && header.matches()) {
            headers.put(header.group(1), header.group(2).strip());
        } else if (talk.matches()) {
            steps.add(step(number, talk));
        } else if (mailbox.matches()) {
            steps.add(new Step.Mailbox(number, mailbox.group(1), mailbox.group(2)));
        } else {
            throw new IllegalArgumentException(name + ":" + number + ": not a line of a transcript: " + line);
        }
    }

    private static Step step(int number, Matcher talk) {
        int connection = talk.group(1).isEmpty() ? 1 : Integer.parseInt(talk.group(1));
        String text = talk.group(3) == null ? "" : talk.group(3);
        return switch (talk.group(2)) {
            case ">" -> new Step.Send(number, connection, text + "\r\n");
            case ">|" -> new Step.Send(number, connection, unescape(text));
            case "<" -> new Step.Expect(number, connection, text);
            case "<!" -> new Step.Refuse(number, connection, text);
            default -> new Step.Act(number, connection, text);
        };
    }

    /// `\r`, `\n`, `\0`, `\t`, `\\` and `\xNN` stand for octets.
    public static String unescape(String text) {
        return Pattern.compile("\\\\(x[0-9A-Fa-f]{2}|.)")
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(octet(found.group(1))));
    }

    private static String octet(String escape) {
        return switch (escape.charAt(0)) {
            case 'r' -> "\r";
            case 'n' -> "\n";
            case 't' -> "\t";
            case '0' -> "\0";
            case 'x' -> Character.toString(Integer.parseInt(escape.substring(1), 16));
            default -> escape;
        };
    }
}
