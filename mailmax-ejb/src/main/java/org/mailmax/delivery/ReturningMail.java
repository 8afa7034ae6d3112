package org.mailmax.delivery;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.mailmax.directory.Directory;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.route.srs.Srs;
import org.mailmax.route.srs.SrsAddress;

/// The directory as one message sees it: a report to an address under which we have sent on a forward leads back to
/// whoever sent the message first. No other mail is taken for such an address, nobody's catchrest gets it, and one we
/// did not make is unknown.
final class ReturningMail implements Function<EmailAddress, Resolution> {

    private final Directory directory;
    private final Srs srs;
    private final ReversePath from;
    private final Set<EmailAddress> originals = new HashSet<>();

    ReturningMail(Directory directory, Srs srs, ReversePath from) {
        this.directory = directory;
        this.srs = srs;
        this.from = from;
    }

    @Override
    public Resolution apply(EmailAddress address) {
        return Srs.looksLikeOne(address) && directory.isLocal(address.domain())
                ? returning(address)
                : directory.resolve(address);
    }

    private Resolution returning(EmailAddress address) {
        return switch (srs.read(address, Instant.now())) {
            case SrsAddress.Original(EmailAddress original) when from.isNull() -> back(original);
            case SrsAddress.Original _, SrsAddress.Forged _, SrsAddress.Expired _ -> new Resolution.Unknown(address);
            case SrsAddress.Ordinary _ -> directory.resolve(address);
        };
    }

    private Resolution back(EmailAddress original) {
        originals.add(original);
        return directory.resolve(original);
    }

    /// True for an address elsewhere that a report goes back to: nobody has to log in for that.
    boolean isReturn(EmailAddress address) {
        return originals.contains(address);
    }
}
