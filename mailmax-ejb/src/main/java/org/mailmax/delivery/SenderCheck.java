package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.mailmax.directory.Directory;
import org.mailmax.directory.Memberships;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.address.ReversePath;
import org.mailmax.mail.identity.Identity;
import org.mailmax.mail.identity.Peer;
import org.mailmax.mail.identity.Service;
import org.mailmax.mail.port.MailException.Refused;
import org.mailmax.mail.transfer.EnhancedStatus;

/// Decides on MAIL FROM.
///
/// Who has logged in sends under an own address: the account's, an alias, either with a detail behind a plus sign, or
/// the null reverse-path of reports; or under an address of a shared mailbox that may be sent as. Who has not may name
/// an address of ours only if it exists: mail that one of our
/// users sent, and that another host forwards back, comes like this. Whether that host may use our domain is a question
/// for SPF and DMARC, not for the directory.
@ApplicationScoped
public class SenderCheck {

    private static final EnhancedStatus NOT_YOURS = EnhancedStatus.of("5.7.1");
    private static final EnhancedStatus NO_SUCH_SENDER = EnhancedStatus.of("5.1.8");

    @Inject
    private Directory directory;

    @Inject
    private Memberships memberships;

    void check(Peer peer, Optional<Identity> submitter, ReversePath from) throws Refused {
        if (submitter.isPresent()) {
            checkOwn(submitter.get(), from);
        } else if (peer.service() == Service.SUBMISSION) {
            throw new Refused(NOT_YOURS, "log in to send mail");
        } else if (from.address().isPresent()) {
            checkForged(from.address().get());
        }
    }

    private void checkOwn(Identity submitter, ReversePath from) throws Refused {
        if (from.address().isPresent() && !mayUse(submitter, from.address().get())) {
            throw new Refused(NOT_YOURS, from + " is no address of " + submitter.address());
        }
    }

    private boolean mayUse(Identity submitter, EmailAddress from) {
        return directory.owns(submitter.account(), from) || memberships.maySendAs(submitter.account(), from);
    }

    private void checkForged(EmailAddress sender) throws Refused {
        if (directory.isForeign(sender.domain())) {
            return;
        }
        switch (directory.resolve(sender)) {
            case Resolution.Unknown _, Resolution.Disabled _ ->
                throw new Refused(NO_SUCH_SENDER, "there is no " + sender + " here to send from");
            case Resolution.Remote _, Resolution.Found _ -> {}
        }
    }
}
