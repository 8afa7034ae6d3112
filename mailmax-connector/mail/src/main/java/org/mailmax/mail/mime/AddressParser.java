package org.mailmax.mail.mime;

import java.util.ArrayList;
import java.util.List;

/// Reads the value of an unfolded address header field: mailboxes and groups with comments, quoted strings, old
/// routes (RFC 5322 §3.4, §4.4) and UTF-8 (RFC 6532 §3.2); groups in From and Sender too (RFC 6854 §2).
///
/// Takes what people and programs really send: nothing is refused, every octet is looked at once, and what is no
/// address comes out as a mailbox without a domain.
public final class AddressParser {

    private final FieldTokens in;
    private final int limit;
    private final List<HeaderAddress> found = new ArrayList<>(2);
    /// The words read, with a blank where blanks stood between them: a display name.
    private final StringBuilder phrase = new StringBuilder();
    /// The words read, put together: a local part (RFC 5322 §4.4 allows blanks around its dots).
    private final StringBuilder joined = new StringBuilder();

    private String comment = "";
    private boolean blankBefore;
    private boolean inGroup;

    private AddressParser(CharSequence text, int limit) {
        this.in = new FieldTokens(text);
        this.limit = limit;
    }

    /// All mailboxes and groups of the field, in their order.
    public static List<HeaderAddress> parse(CharSequence text) {
        return parse(text, MimeLimits.DEFAULT.addresses());
    }

    /// @param limit how many entries are read, at most
    public static List<HeaderAddress> parse(CharSequence text, int limit) {
        return new AddressParser(text, limit).run();
    }

    private List<HeaderAddress> run() {
        while (!in.atEnd() && found.size() < limit) {
            next(in.peek());
        }
        endOfAddress();
        endGroup();
        return List.copyOf(found);
    }

    private void next(char c) {
        switch (c) {
            case ',' -> {
                in.take();
                endOfAddress();
            }
            case ';' -> {
                in.take();
                endOfAddress();
                endGroup();
            }
            case ':' -> {
                in.take();
                startGroup();
            }
            case '>' -> in.take();
            case '<' -> angleAddress();
            case '@' -> addressWithoutBrackets();
            default -> word(c);
        }
    }

    private void word(char c) {
        switch (c) {
            case '(' -> comment = in.comment();
            case '"' -> {
                int from = startWord();
                in.quotedString(phrase);
                joined.append(phrase, from, phrase.length());
            }
            case ' ', '\t', '\r', '\n' -> blanks();
            default -> {
                startWord();
                phrase.append(c);
                joined.append(in.take());
            }
        }
    }

    private void blanks() {
        in.take();
        blankBefore = !phrase.isEmpty();
    }

    private int startWord() {
        if (blankBefore) {
            phrase.append(' ');
            blankBefore = false;
        }
        return phrase.length();
    }

    /// `<@route,@route:local-part@domain>`; the route is passed over, as RFC 5322 §4.4 wants.
    private void angleAddress() {
        in.take();
        String name = phrase.toString();
        clearWords();
        String domain = "";
        while (!in.atEnd() && in.peek() != '>') {
            char c = in.peek();
            if (c == '@') {
                in.take();
                domain = domain();
            } else if (c == ',' || c == ':') {
                in.take();
                clearWords();
                domain = "";
            } else {
                word(c);
            }
        }
        in.skip('>');
        add(name.isEmpty() ? comment : name, joined.toString(), domain);
        passOver();
    }

    /// `local-part@domain`, or the start of a display name with an `@` that should have been quoted.
    private void addressWithoutBrackets() {
        in.take();
        String domain = domain();
        in.skipBlanks();
        if (in.isAt('>')) {
            in.take(); // of a pair that was never opened
            in.skipBlanks();
        }
        while (in.isAt('(')) {
            comment = in.comment();
            in.skipBlanks();
        }
        if (in.atEnd() || ",;".indexOf(in.peek()) >= 0) {
            add(comment, joined.toString(), domain);
        } else {
            phrase.append('@').append(domain);
            joined.append('@').append(domain);
            blankBefore = in.peek() != '@';
        }
    }

    /// A domain, or a domain literal in its brackets (RFC 5322 §3.4.1).
    private String domain() {
        StringBuilder domain = new StringBuilder();
        in.skipBlanksAndComments();
        while (!in.atEnd() && ",;:<>@(\"".indexOf(in.peek()) < 0) {
            if (FieldTokens.isBlank(in.peek())) {
                in.skipBlanks(); // RFC 5322 §4.4 allows blanks around the dots
                if (!in.isAt('.') && !endsWithDot(domain)) {
                    break;
                }
                continue;
            }
            domain.append(in.peek());
            if (in.take() == '[') {
                literal(domain);
            }
        }
        return domain.toString();
    }

    private static boolean endsWithDot(StringBuilder domain) {
        return !domain.isEmpty() && domain.charAt(domain.length() - 1) == '.';
    }

    private void literal(StringBuilder into) {
        while (!in.atEnd() && in.peek() != ']' && in.peek() != '>') {
            into.append(in.take());
        }
    }

    private void startGroup() {
        String name = phrase.toString();
        clear();
        if (!inGroup) {
            found.add(new HeaderAddress.GroupStart(name));
            inGroup = true;
        }
    }

    private void endGroup() {
        if (inGroup) {
            found.add(new HeaderAddress.GroupEnd());
            inGroup = false;
        }
    }

    private void endOfAddress() {
        if (!joined.isEmpty()) {
            add("", joined.toString(), "");
        }
        clear();
    }

    private void add(String name, String local, String domain) {
        found.add(new HeaderAddress.Mailbox(name.strip(), local, domain));
        clear();
    }

    /// What stands between an address and the comma after it says nothing.
    private void passOver() {
        StringBuilder ignored = new StringBuilder();
        while (!in.atEnd() && ",;".indexOf(in.peek()) < 0) {
            switch (in.peek()) {
                case '"' -> in.quotedString(ignored);
                case '(' -> in.comment();
                default -> in.take();
            }
        }
    }

    private void clear() {
        clearWords();
        comment = "";
    }

    private void clearWords() {
        phrase.setLength(0);
        joined.setLength(0);
        blankBefore = false;
    }
}
