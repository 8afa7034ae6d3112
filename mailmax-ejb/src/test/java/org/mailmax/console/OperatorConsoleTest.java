package org.mailmax.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationTest;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.port.OperatorConsole.Answer;

class OperatorConsoleTest extends AdministrationTest {

    private static final String INPUT = "correct horse\n";

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void theOperatorAdministersFromTheMachineItself(DatabaseKind kind) throws Exception {
        start(kind);
        assertThat(does("domain add here.test")).contains("postmaster@here.test", "one time");
        assertThat(does("account add ann@here.test")).isEqualTo("ann@here.test is here\n");
        assertThat(does("alias add ann@here.test sales")).isEqualTo("sales@here.test leads to ann@here.test\n");
        assertThat(does("alias list ann@here.test")).isEqualTo("sales@here.test\n");
        assertThat(does("forward add ann@here.test x@elsewhere.test"))
                .contains("account set ann@here.test forwarding=on");
        assertThat(does(
                        "account set ann@here.test forwarding=on store-mail=off quota=2G responder=on",
                        "responder-subject=Away now",
                        "responder-text=Back on Monday."))
                .isEqualTo("ann@here.test is changed\n");
        assertThat(does("account show ann@here.test"))
                .contains("forwarding", "x@elsewhere.test", "sales@here.test", "2.0 G", "Away now", "Back on Monday.");
        assertThat(does("account list here.test")).contains("ann@here.test", "postmaster@here.test");
        assertThat(does("account list here.test AN")).doesNotContain("postmaster");
        assertThat(does("forward list ann@here.test")).isEqualTo("x@elsewhere.test\n");
        assertThat(does("forward delete ann@here.test x@elsewhere.test")).contains("no longer");
        assertThat(does("alias delete ann@here.test sales")).isEqualTo("sales@here.test is free again\n");
        assertThat(does("account password ann@here.test")).contains("new password");
        assertThat(does("administrator add pm@mail.test here.test")).contains("pm@mail.test logs in with the password");
        assertThat(does("administrator add root@mail.test")).contains("for one time");
        assertThat(does("administrator list")).contains("SYSTEM", "POSTMASTER", "here.test");
        assertThat(does("administrator password pm@mail.test")).contains("for one time");
        operates();
        looksAfterDomainsAndMailboxes();
        assertThat(does("administrator delete pm@mail.test")).contains("no administrator");
        assertThat(does("queue list")).startsWith("id").hasLineCount(1);
        assertThat(does("domain show here.test")).contains("here.test");
        assertThat(does("domain set here.test enabled=off")).contains("off");
        assertThat(refuses("domain delete here.test")).contains("still has mailboxes");
        assertThat(does("account delete ann@here.test")).contains("gone");
        assertThat(does("domain delete here.test with-mailboxes")).isEqualTo("here.test is gone\n");
        assertThat(does("domain list")).startsWith("domain").hasLineCount(1);
        assertThat(does("help")).contains("account add").isEqualTo(does(""));
    }

    /// States, limits, second names, groups, resellers and what was put aside.
    private void looksAfterDomainsAndMailboxes() throws Exception {
        assertThat(does("account set ann@here.test responder-from=2999-01-01T00:00:00Z responder-days=3"))
                .contains("changed");
        assertThat(does("account set ann@here.test responder=off")).contains("changed");
        assertThat(inDatabase("SELECT responder_from, responder_days FROM account WHERE local_part = 'ann'"))
                .as("the time is kept when it is switched off")
                .isEqualTo("[32472144000, 3]");
        assertThat(refuses("account set ann@here.test responder-from=tomorrow")).contains("no time");
        assertThat(refuses("account set ann@here.test responder-days=91")).contains("1 to 90");
        assertThat(does("domain state here.test suspended")).isEqualTo("here.test is suspended\n");
        assertThat(does("domain state here.test active")).contains("active");
        assertThat(refuses("domain state here.test asleep")).contains("active, suspended or disabled");
        assertThat(does("domain limit here.test 3 1 0 0")).contains("set");
        assertThat(does("group add staff@here.test")).isEqualTo("staff@here.test is a group\n");
        assertThat(refuses("account add bob@here.test")).contains("3");
        assertThat(does("domain limit here.test 0 0 0 0")).contains("set");
        assertThat(does("domain-alias add here.test there.test")).contains("there.test is a name of here.test");
        assertThat(does("domain-alias list here.test")).isEqualTo("there.test\n");
        assertThat(does("domain-alias delete here.test there.test")).contains("free again");
        assertThat(does("account retire staff@here.test")).contains("put aside");
        assertThat(does("account retired here.test")).contains("staff@here.test");
        assertThat(does("account restore staff@here.test")).contains("is back");
        assertThat(does("factor reset ann@here.test")).contains("off");
        assertThat(does("app-password list ann@here.test")).hasLineCount(1);
        assertThat(refuses("app-password delete ann@here.test x")).contains("number");
        assertThat(does("reseller add shop@mail.test 2")).contains("one time");
        assertThat(does("reseller entrust shop@mail.test here.test")).contains("looks after here.test");
        assertThat(does("reseller withdraw shop@mail.test here.test")).contains("no longer");
    }

    private String inDatabase(String sql) {
        return Arrays.toString(
                (Object[]) ejb.inTransaction(em -> em.createNativeQuery(sql).getSingleResult()));
    }

    /// Ways, journeys, audit and tokens.
    private void operates() throws Exception {
        assertThat(does("route plan x@elsewhere.test sales@here.test")).contains("UNKNOWN", "REFUSED");
        assertThat(does("route plan - ann@here.test")).contains("LEADS");
        assertThat(does("trace find recipient=ann sender=x")).hasLineCount(1);
        assertThat(refuses("trace show nothing")).contains("Nothing is known");
        assertThat(does("audit list quota")).contains("quotaOctets=2147483648");
        assertThat(does("token add pm@mail.test backup domains:read,trace:read"))
                .startsWith("mailmax_");
        assertThat(does("token list")).contains("backup", "domains:read trace:read", "never");
        assertThat(refuses("token add pm@mail.test backup everything")).contains("no scope \"everything\"");
        assertThat(refuses("token delete 1")).contains("no token");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void whatIsWrongIsSaidInOneLine(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        assertThat(refuses("domain")).contains("there is no command \"domain\"");
        assertThat(refuses("account destroy all")).contains("there is no command \"account destroy\"");
        assertThat(refuses("domain add")).contains("the domain is missing");
        assertThat(refuses("domain add here.test")).contains("is here already");
        assertThat(refuses("domain add a.test b.test")).contains("\"b.test\" is too much");
        assertThat(refuses("domain delete there.test now")).contains("\"now\" means nothing");
        assertThat(refuses("account add ann@here.test")).contains("taken already");
        assertThat(refuses("account add new@nowhere.test")).contains("no domain nowhere.test");
        assertThat(refuses("account show nobody@here.test")).contains("no mailbox nobody@here.test");
        assertThat(refuses("account show nobody")).contains("not an e-mail address");
        assertThat(refuses("account set ann@here.test store-mail")).contains("name=value");
        assertThat(refuses("account set ann@here.test store-mail=maybe")).contains("neither on nor off");
        assertThat(refuses("account set ann@here.test color=red")).contains("no setting \"color\"");
        assertThat(refuses("account set ann@here.test quota=99999999999T")).contains("more than any disk");
        assertThat(refuses("forward add ann@here.test ann@here.test")).contains("circle");
        assertThat(refuses("administrator add bad")).contains("not an e-mail address");
        Answer noPassword = console().run(List.of("account", "add", "new@here.test"), "\n");
        assertThat(noPassword.success()).isFalse();
        assertThat(noPassword.text()).contains("read from standard input");
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void aDatabaseOutOfReachIsSaid(DatabaseKind kind) throws Exception {
        start(kind);
        ejb.inTransaction(em -> em.createNativeQuery("ALTER TABLE queue_recipient RENAME TO gone")
                .executeUpdate());
        assertThatThrownBy(() -> console().run(List.of("queue", "list"), ""))
                .isInstanceOf(MailException.TryLater.class);
    }

    /// Whatever words come, there is an answer, and none of it can drive a terminal.
    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void anyWordsGetAnAnswer(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        String[] known = Stream.of(OperatorConsoleService.HELP.split("[\\s\\[\\]|]+"), new String[] {
                    "ann@here.test",
                    "here.test",
                    "catchrest",
                    "",
                    " ",
                    "=",
                    "quota=9",
                    "@",
                    "\u001b[31m",
                    "\u202e",
                    "\0",
                    "'; DROP TABLE account; --",
                    "x".repeat(500),
                    "ü@here.test",
                    "%",
                    "!",
                    "\"q q\"@here.test"
                })
                .flatMap(Arrays::stream)
                .toArray(String[]::new);
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 3) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            List<String> words = Stream.generate(() -> known[random.nextInt(known.length)])
                    .limit(random.nextInt(7))
                    .toList();
            Answer answer = console().run(words, random.nextBoolean() ? INPUT : known[random.nextInt(known.length)]);
            assertThat(answer.text().replace("\n", ""))
                    .as("seed %d: %s", seed, words)
                    .isNotEmpty()
                    .doesNotContainPattern("[\\p{Cntrl}\u202e]");
        }
    }

    private OperatorConsoleService console() {
        return ejb.get(OperatorConsoleService.class);
    }

    private String does(String line, String... more) throws MailException {
        Answer answer = run(line, more);
        assertThat(answer.success()).as(answer.text()).isTrue();
        return answer.text();
    }

    private String refuses(String line) throws MailException {
        Answer answer = run(line);
        assertThat(answer.success()).as(line).isFalse();
        assertThat(answer.text()).hasLineCount(1).endsWith("\n");
        return answer.text();
    }

    private Answer run(String line, String... more) throws MailException {
        String[] words = line.isEmpty() ? new String[0] : line.split(" ");
        return console()
                .run(Stream.concat(Arrays.stream(words), Arrays.stream(more)).toList(), INPUT);
    }
}
