package org.mailmax.protocol.testkit;

/// One line of a transcript. `line` is its number in the file, `connection` counts from 1.
sealed interface Step {

    int line();

    /// `> text`: the client sends this line; `>| octets`: exactly these octets.
    record Send(int line, int connection, String octets) implements Step {}

    /// `< text`: the server sends this line.
    record Expect(int line, int connection, String text) implements Step {}

    /// `<! text`: this line must not come.
    record Refuse(int line, int connection, String text) implements Step {}

    /// `= tls`, `= silence`, `= finish`, `= close`: something the client does besides sending.
    record Act(int line, int connection, String action) implements Step {}

    /// `mailbox ann …`: what lies in the INBOX of an account now.
    record Mailbox(int line, String account, String claim) implements Step {}
}
