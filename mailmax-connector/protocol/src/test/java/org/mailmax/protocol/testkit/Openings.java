package org.mailmax.protocol.testkit;

import java.util.Map;
import org.mailmax.mail.identity.Service;

/// How a conversation gets into the state its transcript begins with.
final class Openings {

    private static final Map<String, String> SMTP = Map.of(
            "connected", "",
            "greeted", "< 220\n> EHLO client.test\n< 250\n",
            "authenticated", "< 220\n> EHLO client.test\n< 250\n> AUTH PLAIN $plain\n< 235\n",
            "sender", "< 220\n> EHLO client.test\n< 250\n> MAIL FROM:<eve@elsewhere.test>\n< 250\n",
            "data", """
            < 220
            > EHLO client.test
            < 250
            > MAIL FROM:<eve@elsewhere.test>
            < 250
            > RCPT TO:<$ann>
            < 250
            > DATA
            < 354
            """);

    private static final Map<String, String> LMTP = Map.of(
            "connected", "",
            "greeted", "< 220\n> LHLO client.test\n< 250\n",
            "sender", "< 220\n> LHLO client.test\n< 250\n> MAIL FROM:<eve@elsewhere.test>\n< 250\n");

    private static final Map<String, String> POP3 = Map.of(
            "connected", "",
            "greeted", "< +OK\n",
            "transaction", "< +OK\n> USER $ann\n< +OK\n> PASS $password\n< +OK\n");

    private static final Map<String, String> IMAP = Map.of(
            "connected", "",
            "greeted", "< * OK\n",
            "authenticated", "< * OK\n> s1 LOGIN $ann $password\n< s1 OK\n",
            "selected", "< * OK\n> s1 LOGIN $ann $password\n< s1 OK\n> s2 SELECT INBOX\n< ...\n< s2 OK\n",
            "examined", "< * OK\n> s1 LOGIN $ann $password\n< s1 OK\n> s2 EXAMINE INBOX\n< ...\n< s2 OK\n");

    private Openings() {}

    static Transcript of(Service service, String state) {
        Map<String, String> openings =
                switch (service) {
                    case SMTP, SUBMISSION -> SMTP;
                    case LMTP -> LMTP;
                    case POP3 -> POP3;
                    case IMAP, WEBMAIL -> IMAP;
                };
        if (!openings.containsKey(state)) {
            throw new IllegalArgumentException("no such state of " + service + ": " + state);
        }
        return Transcript.parse("opening " + state, openings.get(state));
    }
}
