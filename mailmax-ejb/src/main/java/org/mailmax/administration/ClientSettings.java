package org.mailmax.administration;

import org.mailmax.mail.address.EmailAddress;

/// What somebody types into a mail program to use a mailbox.
///
/// @param host the real name of this server
/// @param ports of IMAP and POP3 with TLS from the beginning, of sending with TLS from the beginning and with STARTTLS
public record ClientSettings(EmailAddress address, String host, Ports ports) {

    /// The ports that were configured; between them and the world may stand a firewall that changes them.
    public record Ports(int imaps, int pop3s, int submissions, int imap, int pop3, int submission) {}

    /// The documentation's name of the server for incoming mail.
    public String incoming() {
        return "pop3." + address.domain();
    }

    /// The documentation's name of the server for outgoing mail.
    public String outgoing() {
        return "smtp." + address.domain();
    }

    /// The account name as Outlook has it: `user@domain.com`.
    public String login() {
        return address.toString();
    }

    /// The account name as Netscape Communicator has it: `user/domain.com`.
    public String slashLogin() {
        return address.localPart() + "/" + address.domain();
    }
}
