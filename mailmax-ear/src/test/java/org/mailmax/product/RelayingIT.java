package org.mailmax.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

/// Routes and DKIM keys on the deployed server.
@RunningMailMax
class RelayingIT {

    private final MailMax mailmax;

    RelayingIT(MailMax mailmax) {
        this.mailmax = mailmax;
    }

    @Test
    void aDomainGetsKeysThatSignWhenTheOperatorSaysSo() throws Exception {
        String domain = mailmax.createDomain();
        String made = mailmax.admin("", "dkim", "rotate", domain);

        assertThat(made).contains("rsa  prepared", "ed25519  prepared", "._domainkey." + domain + ". TXT \"v=DKIM1;");
        String selector = made.split(" ")[0];
        mailmax.admin("", "dkim", "activate", domain, selector);
        assertThat(mailmax.admin("", "dkim", "list", domain)).contains(selector + "  rsa  active");
        Path key = mailmax.home().resolve("keys/master.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
    }

    @Test
    void aRouteIsAddedListedAndDeleted() {
        String domain = mailmax.createDomain();
        String mail = "from:" + domain;

        mailmax.admin("the-canary-password\n", "route", "add", mail, "127.0.0.1:1", "tls=verified", "user=mailmax");
        assertThat(mailmax.admin("", "route", "list")).contains(mail, "mailmax").doesNotContain("canary");
        mailmax.admin("", "source", "set", domain, "127.0.0.1");
        assertThat(mailmax.admin("", "source", "list")).contains(domain);
        mailmax.admin("", "source", "delete", domain);
        mailmax.admin("", "route", "delete", mail);
        assertThat(mailmax.admin("", "route", "list")).doesNotContain(mail);
    }

    @Test
    void onlyReportsAreTakenForARewrittenSenderAndOnlyForOurs() {
        String domain = mailmax.createDomain();
        try (Wire wire = Wire.plain(mailmax.port("SMTP"))) {
            wire.expect("220");
            wire.ask("EHLO client.test", "250");
            wire.ask("MAIL FROM:<>", "250");
            wire.ask("RCPT TO:<SRS0=aaaaaa=aa=elsewhere.test=bob@" + domain + ">", "550 5.1.1");
        }
    }
}
