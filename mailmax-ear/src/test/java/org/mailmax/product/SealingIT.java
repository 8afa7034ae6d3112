package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.mailmax.protocol.smtp.stub.Received;
import org.mailmax.protocol.smtp.stub.ScriptedHost;

/// Forwards and mail of groups leave sealed, where their domain wishes it (RFC 8617).
@RunningMailMax
@ExtendWith(SharedSendingWorld.class)
class SealingIT {

    private static final Pattern KEY = Pattern.compile("(\\S+?)\\._domainkey\\.\\S+\\. TXT (.*)");

    private static SendingWorld world;
    private static MailMax mailmax;
    private static String domain;

    @BeforeAll
    static void start(SendingWorld shared) {
        world = shared;
        mailmax = world.mailmax();
        domain = mailmax.createDomain();
        KEY.matcher(mailmax.admin("", "dkim", "rotate", domain)).results().forEach(key -> {
            world.dns().add(key.group());
            mailmax.admin("", "dkim", "activate", domain, key.group(1));
        });
        assertThat(mailmax.admin("", "arc", "show", domain)).contains("is not sealed");
    }

    private static String forwarder(String name, String to) {
        String account = mailmax.createAccount(name + "@" + domain);
        mailmax.admin("", "forward", "add", account, to);
        mailmax.admin("", "account", "set", account, "forwarding=on");
        return account;
    }

    private static void deliver(String to, String text) {
        try (Smtp smtp = new Smtp(mailmax)) {
            smtp.envelope("zoe@elsewhere.test", to)
                    .content(text.getBytes(StandardCharsets.ISO_8859_1))
                    .end();
        }
    }

    @Test
    void whatIsSentOnTwiceHasTwoSealsThatHold() {
        ScriptedHost first = world.host("sealed.test");
        ScriptedHost next = world.host("twice.test");
        String text = "Subject: sealed\r\nFrom: <zoe@elsewhere.test>\r\n\r\noctet  for octet \r\n";
        String away = forwarder("away", "fred@sealed.test");
        String further = forwarder("further", "fred@twice.test");
        mailmax.admin("", "arc", "on", domain);

        deliver(away, text);
        Received once = world.arrived(first, "Subject: sealed");
        assertThat(once.octets())
                .startsWith("ARC-Seal: i=1; a=rsa-sha256; cv=none; d=" + domain)
                .contains("ARC-Authentication-Results: i=1; mx.first.test;\r\n\tdkim=none;\r\n\tarc=none\r\n")
                .endsWith(text);

        deliver(further, once.octets());
        Received twice = world.arrived(next, "Subject: sealed");
        assertThat(twice.octets())
                .startsWith("ARC-Seal: i=2; a=rsa-sha256; cv=pass; d=" + domain)
                .contains("\r\n\tarc=pass\r\n")
                .endsWith(once.octets());

        deliver(further, once.octets().replace("Subject: sealed", "Subject: changed"));
        assertThat(world.arrived(next, "Subject: changed").octets())
                .startsWith("ARC-Seal: i=2; a=rsa-sha256; cv=fail; d=" + domain);
    }

    @Test
    void whatAGroupSendsOnIsSignedAndThenSealed() {
        ScriptedHost host = world.host("member.test");
        String group = "crew@" + domain;
        mailmax.admin("", "group", "add", group);
        mailmax.admin("", "forward", "add", group, "fred@member.test");
        mailmax.admin("", "arc", "on", domain);

        deliver(group, "Subject: to all\r\nFrom: <zoe@elsewhere.test>\r\n\r\nhello\r\n");

        assertThat(world.arrived(host, "Subject: to all").octets())
                .startsWith("ARC-Seal: i=1; ")
                .contains(":dkim-signature", "\r\n\tdkim=none;", "\r\nDKIM-Signature: v=1; ");
    }

    @Test
    void aDomainThatDoesNotWishItSealsNothing() {
        ScriptedHost host = world.host("unsealed.test");
        String other = mailmax.createDomain();
        String away = mailmax.createAccount("away@" + other);
        mailmax.admin("", "forward", "add", away, "fred@unsealed.test");
        mailmax.admin("", "account", "set", away, "forwarding=on");
        mailmax.admin("", "dkim", "rotate", other);

        deliver(away, "Subject: bare\r\nFrom: <zoe@elsewhere.test>\r\n\r\nhello\r\n");

        assertThat(world.arrived(host, "Subject: bare").octets()).doesNotContain("ARC-");
    }
}
