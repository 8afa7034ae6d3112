package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmax.protocol.smtp.stub.Received;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// Members of a group on other hosts leave it by one click, each for himself alone.
@RunningMailMax
@ExtendWith(SharedSendingWorld.class)
class LeavingGroupsIT {

    private static final Pattern LINK = Pattern.compile("List-Unsubscribe: <https://[^/]+(/unsubscribe/[^>]+)>\r\n");

    private static final Pattern KEY = Pattern.compile("(\\S+?)\\._domainkey\\.");

    private static SendingWorld world;
    private static MailMax mailmax;
    private static ScriptedHost host;
    private static String domain;
    private static String ann;

    @BeforeAll
    static void start(SendingWorld shared) {
        world = shared;
        mailmax = world.mailmax();
        host = world.host("members.test");
        domain = mailmax.createDomain();
        ann = mailmax.createAccount("ann@" + domain);
        KEY.matcher(mailmax.admin("", "dkim", "rotate", domain))
                .results()
                .forEach(key -> mailmax.admin("", "dkim", "activate", domain, key.group(1)));
    }

    private static String group(String name, String... members) {
        String group = name + "@" + domain;
        mailmax.admin("", "group", "add", group);
        for (String member : members) {
            mailmax.admin("", "forward", "add", group, member);
        }
        return group;
    }

    private static Received to(String member, String subject) {
        world.waitUntil(() -> host.received().stream().anyMatch(message -> is(message, member, subject)));
        return host.received().stream()
                .filter(message -> is(message, member, subject))
                .findFirst()
                .orElseThrow();
    }

    private static boolean is(Received message, String member, String subject) {
        return message.octets().contains("Subject: " + subject)
                && message.recipients().stream().anyMatch(recipient -> recipient.contains(member));
    }

    private static String link(Received message) {
        Matcher link = LINK.matcher(message.octets());
        assertThat(link.find()).as(message.octets()).isTrue();
        return link.group(1);
    }

    @Test
    void aMemberLeavesByOneClickAndTheOthersStay() {
        String group = group("crew", "bob@members.test", "eve@members.test");
        world.submit(ann, "", "first", group);
        Received bobs = to("bob@members.test", "first");
        assertThat(bobs.recipients()).hasSize(1);
        assertThat(bobs.octets())
                .contains(
                        "List-Id: <crew." + domain + ">\r\n",
                        "List-Post: <mailto:" + group + ">\r\n",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n");
        assertThat(link(bobs)).isNotEqualTo(link(to("eve@members.test", "first")));
        WebForms browser = new WebForms(mailmax);
        assertThat(browser.open(link(bobs))).contains("bob@members.test", group, "<button");
        assertThat(mailmax.admin("", "forward", "list", group)).contains("bob@members.test");
        assertThat(browser.oneClick(link(bobs))).contains("bob@members.test", "does not get");
        assertThat(mailmax.admin("", "forward", "list", group))
                .contains("eve@members.test")
                .doesNotContain("bob@members.test");
        assertThat(mailmax.admin("", "audit", "list")).contains("bob@members.test, by List-Unsubscribe");
        world.submit(ann, "", "second", group);
        to("eve@members.test", "second");
        world.untilGone("members.test");
        assertThat(host.received()).noneMatch(message -> is(message, "bob@members.test", "second"));
        assertThat(browser.oneClick(link(bobs))).contains("Nobody");
    }

    @Test
    void aForgedTokenChangesNothing() {
        String group = group("team", "carl@members.test");
        world.submit(ann, "", "third", group);
        String link = link(to("carl@members.test", "third"));
        char last = link.charAt(link.length() - 1);
        WebForms browser = new WebForms(mailmax);
        for (String forged : new String[] {
            link.substring(0, link.length() - 1) + (last == 'A' ? 'B' : 'A'),
            "/unsubscribe/",
            "/unsubscribe/zz.",
            "/unsubscribe/%3Cb%3E.x"
        }) {
            assertThat(browser.oneClick(forged)).contains("Nobody").doesNotContain("<b>");
        }
        assertThat(mailmax.admin("", "forward", "list", group)).contains("carl@members.test");
    }

    /// RFC 8058 §4.
    @Test
    void theSignatureOfOurDomainCoversTheFields() {
        world.submit(ann, "", "fourth", group("signed", "dora@members.test"));
        String octets = to("dora@members.test", "fourth").octets();
        assertThat(octets).startsWith("DKIM-Signature:");
        String signature = octets.substring(octets.indexOf("DKIM-Signature:"), octets.indexOf("Delivered-To:"));
        assertThat(signature.replaceAll("\\s", "").toLowerCase())
                .contains("d=" + domain, "list-unsubscribe:list-unsubscribe-post");
    }

    @Test
    void whatAMailboxForwardsIsNoList() {
        String bob = mailmax.createAccount("bob@" + domain);
        mailmax.admin("", "forward", "add", bob, "bob@members.test");
        mailmax.admin("", "account", "set", bob, "forwarding=on");
        world.submit(ann, "", "fifth", bob);
        assertThat(to("bob@members.test", "fifth").octets()).doesNotContain("List-");
    }
}
