package org.mailmax.deposit;

import java.util.List;
import org.mailmax.mail.port.MailException;

/// Makes companions again from a journal, at start-up. A CDI bean for each kind of journal.
public interface CompanionRecovery {

    /// The kind of journal understood.
    String kind();

    List<Companion> companions(Journal journal) throws MailException;
}
