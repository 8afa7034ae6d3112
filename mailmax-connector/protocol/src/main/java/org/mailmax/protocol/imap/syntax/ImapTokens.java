package org.mailmax.protocol.imap.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.imap.syntax.CommandFrame.Literal;

/// A cursor over one complete command. The methods are named after the ABNF of RFC 9051 §9; each takes what it names or
/// throws [ImapSyntaxException]. Nothing here depends on where the octets were cut on their way.
public final class ImapTokens {

    private static final long MAX_NUMBER = 0xFFFF_FFFFL;
    private static final int END = -1;

    private final byte[] text;
    private final List<Literal> literals;
    private final CommandLimits limits;
    private int at;
    private int literalsTaken;
    private int depth;

    public ImapTokens(CommandFrame frame, CommandLimits limits) {
        this.text = frame.text();
        this.literals = frame.literals();
        this.limits = limits;
    }

    /// Throws [ImapSyntaxException] when so many items of one list are more than a command may name.
    public void count(int items) {
        if (items > limits.items()) {
            throw new ImapSyntaxException("too many items");
        }
    }

    /// The next octet without taking it, or -1 at the end.
    public int peek() {
        return at < text.length ? text[at] & 0xFF : END;
    }

    /// Takes the character if it comes next.
    public boolean skip(char wanted) {
        boolean found = peek() == wanted;
        if (found) {
            at++;
        }
        return found;
    }

    public void expect(char wanted) {
        if (!skip(wanted)) {
            throw new ImapSyntaxException(wanted == ' ' ? "a space is missing" : "'" + wanted + "' is missing");
        }
    }

    /// `SP`: exactly one.
    public void sp() {
        expect(' ');
    }

    /// The command ends here.
    public void end() {
        if (peek() != END) {
            throw new ImapSyntaxException("too much at the end");
        }
    }

    public String tag() {
        return word(CharClass.TAG, "a tag");
    }

    public String atom() {
        return word(CharClass.ATOM, "an atom");
    }

    /// An atom that is compared without case, in upper case.
    public String keyword() {
        return atom().toUpperCase(Locale.ROOT);
    }

    /// Takes the keyword and what follows it if the word comes next and ends there.
    public boolean skipKeyword(String wanted) {
        int start = at;
        if (CharClass.ATOM.contains(octet(at)) && keyword().equals(wanted)) {
            return true;
        }
        at = start;
        return false;
    }

    /// Letters, digits, `.` and `-`, in upper case: the name of a FETCH item or of a section.
    public String name() {
        int start = at;
        while (isNameChar(octet(at))) {
            at++;
        }
        if (at == start) {
            throw new ImapSyntaxException("a name is missing");
        }
        return ascii(start, at).toUpperCase(Locale.ROOT);
    }

    public String astring() {
        return CharClass.ASTRING.contains(octet(at)) ? word(CharClass.ASTRING, "a string") : string();
    }

    /// `string = quoted / literal`.
    public String string() {
        return peek() == '"' ? quoted() : utf8(literal().toByteArray());
    }

    /// `nstring`, empty for `NIL`.
    public Optional<String> nstring() {
        return skipKeyword("NIL") ? Optional.empty() : Optional.of(string());
    }

    /// `list-mailbox = 1*list-char / string`.
    public String listMailbox() {
        return CharClass.LIST.contains(octet(at)) ? word(CharClass.LIST, "a pattern") : string();
    }

    /// `literal` and `literal8`, non-synchronising or not: the octets that came after the announcement.
    public Content literal() {
        skip('~');
        expect('{');
        number64();
        skip('+');
        expect('}');
        if (literalsTaken == literals.size() || literals.get(literalsTaken).position() != at) {
            throw new ImapSyntaxException("a literal must end its line");
        }
        return literals.get(literalsTaken++).content();
    }

    /// `number`: unsigned, 32 bits.
    public long number() {
        long number = number64();
        if (number > MAX_NUMBER) {
            throw new ImapSyntaxException("the number is too large");
        }
        return number;
    }

    /// `nz-number`.
    public long nzNumber() {
        long number = number();
        if (number == 0) {
            throw new ImapSyntaxException("the number must not be zero");
        }
        return number;
    }

    /// `number64`: unsigned, 63 bits.
    public long number64() {
        int start = at;
        long number = 0;
        while (isDigit(octet(at))) {
            int digit = text[at++] - '0';
            if (number > (Long.MAX_VALUE - digit) / 10) {
                throw new ImapSyntaxException("the number is too large");
            }
            number = number * 10 + digit;
        }
        if (at == start) {
            throw new ImapSyntaxException("a number is missing");
        }
        return number;
    }

    /// `sequence-set`, without `$`.
    public NumberSet sequenceSet() {
        List<NumberSet.Range> ranges = new ArrayList<>();
        do {
            long first = seqNumber();
            ranges.add(new NumberSet.Range(first, skip(':') ? seqNumber() : first));
        } while (skip(','));
        return new NumberSet(ranges);
    }

    /// `"(" [item *(SP item)] ")"`.
    public <T> List<T> list(Supplier<T> item) {
        nested('(');
        List<T> items = new ArrayList<>();
        if (peek() != ')') {
            do {
                items.add(item.get());
            } while (skip(' '));
        }
        leave(')');
        return items;
    }

    /// Takes an opening bracket and goes one level deeper.
    public void nested(char opening) {
        expect(opening);
        deeper();
    }

    /// Goes one level deeper; [#shallower] goes back.
    public void deeper() {
        if (++depth > limits.nesting()) {
            throw new ImapSyntaxException("nested too deeply");
        }
    }

    public void shallower() {
        depth--;
    }

    /// Takes a closing bracket and goes back one level.
    public void leave(char closing) {
        expect(closing);
        shallower();
    }

    /// Whatever is left of the text, taken as it is.
    String rest(int length) {
        if (text.length - at < length) {
            throw new ImapSyntaxException("the command ends too early");
        }
        at += length;
        return ascii(at - length, at);
    }

    private long seqNumber() {
        return skip('*') ? NumberSet.STAR : nzNumber();
    }

    private String word(CharClass chars, String what) {
        int start = at;
        while (chars.contains(octet(at))) {
            at++;
        }
        if (at == start) {
            throw new ImapSyntaxException(what + " is missing");
        }
        return ascii(start, at);
    }

    private String quoted() {
        expect('"');
        int start = at;
        while (octet(at) != '"' && octet(at) != '\\' && isTextChar(octet(at))) {
            at++;
        }
        String plain = utf8(text, start, at - start);
        return skip('"') ? plain : quotedWithEscapes(start);
    }

    private String quotedWithEscapes(int start) {
        byte[] unescaped = new byte[text.length - start];
        int length = at - start;
        System.arraycopy(text, start, unescaped, 0, length);
        while (!skip('"')) {
            boolean escaped = skip('\\');
            byte octet = octet(at++);
            if (!isTextChar(octet) || escaped && octet != '"' && octet != '\\') {
                throw new ImapSyntaxException("not a quoted string");
            }
            unescaped[length++] = octet;
        }
        return utf8(unescaped, 0, length);
    }

    /// The octet at a position; NUL, which no rule allows, after the end.
    private byte octet(int position) {
        return position < text.length ? text[position] : 0;
    }

    private String ascii(int from, int to) {
        return new String(text, from, to - from, StandardCharsets.US_ASCII);
    }

    private static boolean isDigit(byte octet) {
        return octet >= '0' && octet <= '9';
    }

    private static boolean isNameChar(byte octet) {
        return isDigit(octet) || octet == '.' || octet == '-' || (octet | 0x20) >= 'a' && (octet | 0x20) <= 'z';
    }

    /// `TEXT-CHAR` with the UTF-8 of RFC 9051: any octet but NUL, CR and LF.
    private static boolean isTextChar(byte octet) {
        return octet != 0 && octet != '\r' && octet != '\n';
    }

    private static String utf8(byte[] octets) {
        return utf8(octets, 0, octets.length);
    }

    private static String utf8(byte[] octets, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets, from, length))
                    .toString();
        } catch (CharacterCodingException malformed) {
            throw new ImapSyntaxException("a string is not UTF-8");
        }
    }
}
