package org.mailmax.mail.port;

import java.util.List;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.identity.OpenSession;

/// The conversations of people who have logged in, on this node.
public interface OpenSessions {

    List<OpenSession> list();

    /// Has a session say good-bye, and closes its connection though the client may not listen. Returns at once.
    ///
    /// @return false when there is none of this id
    boolean end(String id);

    /// Ends all sessions of an account, those too whose login is going on at this moment: who was let in before this
    /// call does not stay. Returns at once.
    void endAll(AccountId account);
}
