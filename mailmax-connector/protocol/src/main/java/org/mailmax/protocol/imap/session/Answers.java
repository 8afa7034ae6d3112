package org.mailmax.protocol.imap.session;

import java.io.IOException;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailException;
import org.mailmax.protocol.imap.command.Append;
import org.mailmax.protocol.imap.command.Authenticate;
import org.mailmax.protocol.imap.command.Capability;
import org.mailmax.protocol.imap.command.Check;
import org.mailmax.protocol.imap.command.Close;
import org.mailmax.protocol.imap.command.Copy;
import org.mailmax.protocol.imap.command.Create;
import org.mailmax.protocol.imap.command.Delete;
import org.mailmax.protocol.imap.command.Enable;
import org.mailmax.protocol.imap.command.Expunge;
import org.mailmax.protocol.imap.command.Fetch;
import org.mailmax.protocol.imap.command.GetQuota;
import org.mailmax.protocol.imap.command.GetQuotaRoot;
import org.mailmax.protocol.imap.command.Id;
import org.mailmax.protocol.imap.command.Idle;
import org.mailmax.protocol.imap.command.ImapCommand;
import org.mailmax.protocol.imap.command.ListMailboxes;
import org.mailmax.protocol.imap.command.Login;
import org.mailmax.protocol.imap.command.Logout;
import org.mailmax.protocol.imap.command.Lsub;
import org.mailmax.protocol.imap.command.Move;
import org.mailmax.protocol.imap.command.Namespace;
import org.mailmax.protocol.imap.command.Noop;
import org.mailmax.protocol.imap.command.Rename;
import org.mailmax.protocol.imap.command.Search;
import org.mailmax.protocol.imap.command.Select;
import org.mailmax.protocol.imap.command.StartTls;
import org.mailmax.protocol.imap.command.Status;
import org.mailmax.protocol.imap.command.Store;
import org.mailmax.protocol.imap.command.Subscribe;
import org.mailmax.protocol.imap.command.Unselect;
import org.mailmax.protocol.imap.command.Unsubscribe;

/// Finds who answers a command. The switches are the index of the IMAP service: a command without a home does not
/// compile, and a handler gets only states in which its command is legal (RFC 9051 §3).
final class Answers {

    private final Dialogue dialogue;

    Answers(Dialogue dialogue) {
        this.dialogue = dialogue;
    }

    /// @param tag of the command, for answers that refer to it
    Reply answer(String tag, ImapCommand command, ImapState state) throws MailException, IOException {
        return switch (command) {
            case ImapCommand.AnyState any -> anyState(any, state);
            case ImapCommand.NotAuthenticated stranger ->
                state instanceof ImapState.NotAuthenticated in ? notAuthenticated(stranger, in) : refuse(state);
            case ImapCommand.Authenticated user ->
                state instanceof ImapState.LoggedIn in ? authenticated(user, in) : refuse(state);
            case ImapCommand.Selected reader ->
                state instanceof ImapState.Selected in ? selected(tag, reader, in) : refuse(state);
        };
    }

    private Reply anyState(ImapCommand.AnyState command, ImapState state) throws IOException {
        return switch (command) {
            case Capability _ -> new CapabilityHandler(dialogue).answer(state);
            case Noop _ -> Reply.ok("NOOP completed", state);
            case Id _ -> id(state);
            case Logout _ -> logout();
        };
    }

    private Reply notAuthenticated(ImapCommand.NotAuthenticated command, ImapState.NotAuthenticated state)
            throws IOException {
        return switch (command) {
            case StartTls _ -> new StartTlsHandler(dialogue).answer(state);
            case Login login -> new LoginHandler(dialogue).answer(login, state);
            case Authenticate authenticate -> new AuthenticateHandler(dialogue).answer(authenticate, state);
        };
    }

    private Reply authenticated(ImapCommand.Authenticated command, ImapState.LoggedIn state)
            throws MailException, IOException {
        return switch (command) {
            case Enable enable -> new EnableHandler(dialogue).answer(enable, state);
            case Select select -> new SelectHandler(dialogue).answer(select, state);
            case Create create -> new CreateHandler(dialogue).answer(create, state);
            case Delete delete -> new DeleteHandler(dialogue).answer(delete, state);
            case Rename rename -> new RenameHandler(dialogue).answer(rename, state);
            case Subscribe subscribe -> new SubscribeHandler(dialogue).answer(subscribe, state);
            case Unsubscribe unsubscribe -> new UnsubscribeHandler(dialogue).answer(unsubscribe, state);
            case ListMailboxes list -> new ListMailboxesHandler(dialogue).answer(list, state);
            case Lsub lsub -> new LsubHandler(dialogue).answer(lsub, state);
            case Namespace _ -> namespace(state);
            case Status status -> new StatusHandler(dialogue).answer(status, state);
            case Append append -> new AppendHandler(dialogue).answer(append, state);
            case Idle _ -> new IdleHandler(dialogue).answer(state);
            case GetQuota quota -> new QuotaHandler(dialogue).answer(quota, state);
            case GetQuotaRoot root -> new QuotaHandler(dialogue).answer(root, state);
        };
    }

    private Reply selected(String tag, ImapCommand.Selected command, ImapState.Selected state)
            throws MailException, IOException {
        return switch (command) {
            case Check _ -> Reply.ok("CHECK completed", state);
            case Close _ -> new CloseHandler(dialogue).close(state);
            case Unselect _ -> new CloseHandler(dialogue).unselect(state);
            case Expunge expunge -> new ExpungeHandler(dialogue).answer(expunge, state);
            case Search search -> new SearchHandler(dialogue).answer(tag, search, state);
            case Fetch fetch -> new FetchHandler(dialogue).answer(fetch, state);
            case Store store -> new StoreHandler(dialogue).answer(store, state);
            case Copy copy -> new CopyHandler(dialogue).answer(copy, state);
            case Move move -> new MoveHandler(dialogue).answer(move, state);
        };
    }

    private static Reply refuse(ImapState state) {
        return Reply.bad("not now", state);
    }

    /// RFC 2971 §3.2: a name, and no version that would help an attacker.
    private Reply id(ImapState state) throws IOException {
        dialogue.out().line("* ID (\"name\" \"MailMax\")");
        return Reply.ok("ID completed", state);
    }

    private Reply logout() throws IOException {
        dialogue.out().line("* BYE good-bye");
        return Reply.ok("LOGOUT completed", new ImapState.LoggedOut());
    }

    /// RFC 9051 §6.3.10: personal mailboxes, nobody else's as such, and those that are shared.
    private Reply namespace(ImapState.LoggedIn state) throws IOException {
        dialogue.out().line("* NAMESPACE ((\"\" \"/\")) NIL ((\"" + FolderName.SHARED + "/\" \"/\"))");
        return Reply.ok("NAMESPACE completed", state);
    }
}
