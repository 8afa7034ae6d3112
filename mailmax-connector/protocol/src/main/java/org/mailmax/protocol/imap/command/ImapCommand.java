package org.mailmax.protocol.imap.command;

/// A client command. The branches follow RFC 9051 §6: each says in which state its commands are legal.
public sealed interface ImapCommand {

    /// Legal always (RFC 9051 §6.1; ID: RFC 2971).
    sealed interface AnyState extends ImapCommand permits Capability, Id, Logout, Noop {}

    /// Legal before login alone (RFC 9051 §6.2).
    sealed interface NotAuthenticated extends ImapCommand permits Authenticate, Login, StartTls {}

    /// Legal after login, with a mailbox selected or not (RFC 9051 §6.3).
    sealed interface Authenticated extends ImapCommand
            permits Append,
                    Create,
                    Delete,
                    Enable,
                    GetQuota,
                    GetQuotaRoot,
                    Idle,
                    ListMailboxes,
                    Lsub,
                    Namespace,
                    Rename,
                    Select,
                    Status,
                    Subscribe,
                    Unsubscribe {}

    /// Legal with a mailbox selected (RFC 9051 §6.4; CHECK: RFC 3501 §6.4.1).
    sealed interface Selected extends ImapCommand
            permits Check, Close, Copy, Expunge, Fetch, Move, Search, Store, Unselect {}

    /// May messages get new sequence numbers while this command is in progress? Not during FETCH, STORE and SEARCH, for
    /// the client may have numbered with them already; their UID forms are free to (RFC 9051 §7.5.1).
    default boolean mayRenumber() {
        return true;
    }
}
