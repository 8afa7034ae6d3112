package org.mailmax.protocol.imap.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailmax.mail.message.Content;
import org.mailmax.protocol.imap.syntax.CommandFrame;
import org.mailmax.protocol.imap.syntax.CommandFrame.Literal;
import org.mailmax.protocol.imap.syntax.CommandLimits;

/// From wire text to records.
class ImapParserTest {

    static final List<String> COMMANDS = List.of(
            "CAPABILITY",
            "ID (\"name\" \"x\" \"version\" NIL)",
            "LOGIN ann@here.test \"se\\\"cret\"",
            "AUTHENTICATE PLAIN AGFubg==",
            "ENABLE IMAP4rev2 X",
            "SELECT \"a b\"",
            "EXAMINE INBOX",
            "CREATE x (USE (\\Sent))",
            "RENAME a b",
            "STATUS a (MESSAGES UIDNEXT)",
            "LIST (SUBSCRIBED RECURSIVEMATCH) \"\" (a% b*) RETURN (CHILDREN STATUS (SIZE UNSEEN))",
            "LSUB \"\" *",
            "UID EXPUNGE 1:4,7",
            "COPY 1:* Trash",
            "UID MOVE $ Trash",
            "STORE 1:3 -FLAGS.SILENT (\\Seen $Junk)",
            "UID STORE 5 FLAGS \\Seen \\Deleted",
            "FETCH 1 FULL",
            "FETCH 2,4:* (UID BODY.PEEK[1.2.HEADER.FIELDS (From \"X\")]<0.10> BINARY.SIZE[3] RFC822.TEXT)",
            "UID SEARCH RETURN (MIN SAVE) CHARSET UTF-8 OR (SEEN 1:3) NOT FROM \"ann\" SINCE 1-Feb-2025 UID 1:*");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOOP|Noop[]",
                "noop|Noop[]",
                "LOGIN ann \"a b\"|Login[credentials=Password[ann]]",
                "AUTHENTICATE plain =|Authenticate[PLAIN]",
                "EXAMINE \"x \\\\ y\"|Select[mailbox=x \\ y, access=READ_ONLY]",
                "CREATE a/ (USE (\\Sent \\Junk))|Create[mailbox=a/, uses=[\\Sent, \\Junk]]",
                "STATUS a (MESSAGES messages SIZE)|Status[mailbox=a, items=[MESSAGES, SIZE]]",
                "LSUB a *%]|Lsub[reference=a, pattern=*%]]",
                "EXPUNGE|Expunge[messages=Optional.empty]",
                "UID EXPUNGE 3|Expunge[messages=Optional[Uids[numbers=3]]]",
                "COPY 4:2,*:7,$x y|BAD",
                "COPY 4:2,*:7 y|Copy[messages=Numbers[numbers=4:2,*:7], mailbox=y]",
                "UID MOVE $ y|Move[messages=SavedResult[naming=UID], mailbox=y]",
                "STORE 1 flags.silent ()|Store[messages=Numbers[numbers=1], update=FlagUpdate[operation=REPLACE,"
                        + " flags=], echo=SILENT]",
                "FETCH 1 FAST|Fetch[messages=Numbers[numbers=1], items=[Flags[], InternalDate[], Size[]]]",
                "FETCH 1 (UID UID)|Fetch[messages=Numbers[numbers=1], items=[Uid[]]]",
                "UID FETCH 1 BINARY.PEEK[1.2]|Fetch[messages=Uids[numbers=1], items=[Binary[path=[1, 2],"
                        + " partial=Optional.empty, reading=PEEK]]]",
                "SEARCH NOT NOT SEEN|Search[naming=SEQUENCE, returns=Optional.empty, charset=Optional.empty,"
                        + " key=Matches[criterion=HasFlag[flag=\\Seen]]]",
                "SEARCH OR OR 1 2 3|Search[naming=SEQUENCE, returns=Optional.empty, charset=Optional.empty,"
                        + " key=Or[left=In[messages=Numbers[numbers=1]], right=Or[left=In[messages=Numbers[numbers=2]],"
                        + " right=In[messages=Numbers[numbers=3]]]]]",
            })
    void understands(String text, String record) {
        String parsed =
                switch (ImapParser.parse(CommandFrame.of("a1 " + text), CommandLimits.DEFAULT)) {
                    case Parsed.Understood understood -> understood.command().toString();
                    case Parsed.Malformed _ -> "BAD";
                };
        assertThat(parsed).isEqualTo(record);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOOP ",
                "NOOP x",
                " NOOP",
                "FOO",
                "UID NOOP",
                "UID",
                "SELECT",
                "SELECT  x",
                "SELECT a b",
                "SELECT \"a",
                "SELECT \"\\a\"",
                "SELECT a*",
                "SELECT a%",
                "LOGIN a",
                "LIST \"\"",
                "LIST () \"\" ()",
                "FETCH 1:2:3 UID",
                "FETCH 1, UID",
                "FETCH ,1 UID",
                "FETCH 01 ",
                "FETCH 1 (UID",
                "FETCH 1 UID)",
                "FETCH 1 BODY[",
                "FETCH 1 BODY[]<1.2",
                "FETCH 1 BODY[1.]",
                "FETCH 1 BODY[.1]",
                "FETCH 1 BODY[0]",
                "FETCH 1 BODY[MIME]",
                "FETCH 1 BODY[HEADER.FIELDS ()]",
                "FETCH 1 BODY[HEADER.FIELDS]",
                "FETCH -1 UID",
                "FETCH 1 BINARY[TEXT]",
                "STORE 1 +FLAGS",
                "STORE 1 +-FLAGS ()",
                "SEARCH",
                "SEARCH ()",
                "SEARCH OR 1",
                "SEARCH NOT",
                "SEARCH FROM",
                "SEARCH SINCE 1-1-2025",
                "SEARCH LARGER x",
                "SEARCH RETURN MIN ALL",
                "STATUS a MESSAGES",
                "ID",
                "APPEND x",
                "APPEND x y",
                "ENABLE",
                "EXPUNGE 1",
                "UID EXPUNGE",
                "COPY 1",
                "SELECT {3}",
                "SELECT {3+}",
                "LOGIN {1} {1}",
            })
    void refuses(String text) {
        assertThat(ImapParser.parse(CommandFrame.of("a1 " + text), CommandLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        Parsed.Malformed.class,
                        malformed -> assertThat(malformed.reason()).isNotEmpty());
    }

    @Test
    void takesLiteralsWhereTheyWereAnnounced() {
        byte[] text = "a1 LOGIN {3} {4+}".getBytes(StandardCharsets.US_ASCII);
        CommandFrame frame = new CommandFrame(text, List.of(literal(12, "a\"b"), literal(17, "\\\r\n{")));
        assertThat(ImapParser.parse(frame, CommandLimits.DEFAULT))
                .isInstanceOfSatisfying(Parsed.Understood.class, understood -> {
                    Login login = (Login) understood.command();
                    assertThat(login.credentials().login()).isEqualTo("a\"b");
                    assertThat(login.credentials().secret()).isEqualTo("\\\r\n{");
                });
    }

    @Test
    void knowsWhichLiteralIsTheMessage() {
        assertThat(ImapParser.awaitsMessage(CommandFrame.of("a1 APPEND INBOX {5}")))
                .isTrue();
        assertThat(ImapParser.awaitsMessage(CommandFrame.of("a1 append \"a b\" (\\Seen) {5+}")))
                .isTrue();
        assertThat(ImapParser.awaitsMessage(CommandFrame.of("a1 APPEND {5}"))).isFalse();
        assertThat(ImapParser.awaitsMessage(CommandFrame.of("a1 APPENDIX INBOX {5}")))
                .isFalse();
        assertThat(ImapParser.awaitsMessage(CommandFrame.of("APPEND INBOX {5}")))
                .isFalse();
        assertThat(ImapParser.awaitsMessage(CommandFrame.of("a1 LOGIN APPEND {5}")))
                .isFalse();
    }

    /// Whatever comes, it is a command or it is not: nothing is thrown, and it is no matter of time.
    @Test
    void survivesDamagedCommands() {
        long seed = Long.getLong("fuzz.seed", 20261122L);
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double seconds = Double.parseDouble(System.getProperty("fuzz.seconds", "1"));
        long end = System.nanoTime() + (long) (seconds * 1e9);
        int understood = 0;
        while (System.nanoTime() < end) {
            byte[] octets = damaged(COMMANDS.get(random.nextInt(COMMANDS.size())), random);
            try {
                understood += ImapParser.parse(new CommandFrame(octets, List.of()), CommandLimits.DEFAULT)
                                instanceof Parsed.Understood
                        ? 1
                        : 0;
            } catch (RuntimeException | StackOverflowError bug) {
                throw new AssertionError(
                        "fuzz.seed=" + seed + ": " + new String(octets, StandardCharsets.ISO_8859_1), bug);
            }
        }
        assertThat(understood).isPositive();
    }

    static byte[] damaged(String command, RandomGenerator random) {
        StringBuilder text = new StringBuilder("a1 " + command);
        for (int i = random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(4)) {
                case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                case 1 -> text.deleteCharAt(at).append(' ');
                case 2 -> text.insert(at, "()[]<>{}\"\\*%$,:.+- NIL".charAt(random.nextInt(22)));
                default -> text.insert(at, text.substring(random.nextInt(at + 1), at));
            }
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static Literal literal(int position, String text) {
        return new Literal(position, Content.of(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
