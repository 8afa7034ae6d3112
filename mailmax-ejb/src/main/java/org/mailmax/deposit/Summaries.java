package org.mailmax.deposit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.mailmax.content.JoinedContent;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.mime.MimeIndexer;
import org.mailmax.mail.mime.MimeLimits;
import org.mailmax.mail.mime.SummaryCodec;
import org.mailmax.mail.port.MailException;

/// Envelopes and structures, computed once, on the thread of whoever brings the message.
final class Summaries {

    /// What the column holds; a longer summary is computed again whenever it is wanted.
    static final int MAX_OCTETS = 1 << 20;

    static final byte[] NONE = new byte[0];

    private Summaries() {}

    static List<byte[]> of(List<Deposit> deposits, MimeLimits limits) throws MailException {
        List<byte[]> summaries = new ArrayList<>();
        for (Deposit deposit : deposits) {
            summaries.add(of(deposit, limits));
        }
        return summaries;
    }

    /// @throws MailException.TryLater when the octets cannot be read
    static byte[] of(Content content, MimeLimits limits) throws MailException {
        try {
            byte[] encoded = SummaryCodec.encode(MimeIndexer.index(content, limits));
            return encoded.length <= MAX_OCTETS ? encoded : NONE;
        } catch (IOException e) {
            throw new MailException.TryLater("the message cannot be read", e);
        }
    }

    /// Nobody looks at a message that is in no folder.
    private static byte[] of(Deposit deposit, MimeLimits limits) throws MailException {
        if (deposit.arrivals().isEmpty()) {
            return NONE;
        }
        Content whole = deposit.prefix().size() == 0
                ? deposit.content()
                : new JoinedContent(deposit.prefix(), deposit.content());
        return of(whole, limits);
    }
}
