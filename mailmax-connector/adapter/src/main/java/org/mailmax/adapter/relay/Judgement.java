package org.mailmax.adapter.relay;

import org.mailmax.mail.relay.Handover.Trust;
import org.mailmax.mail.relay.TlsResult;

/// What is thought of a host's certificate.
///
/// @param result in the words of reports to the host's domain
/// @param complaint why it is not the one that is demanded; empty when nothing is wrong
record Judgement(Trust trust, TlsResult result, String complaint) {

    static Judgement of(Trust trust) {
        return of(trust, TlsResult.SUCCESS);
    }

    /// Good enough, whatever is to be told of it.
    static Judgement of(Trust trust, TlsResult result) {
        return new Judgement(trust, result, "");
    }

    static Judgement failed(TlsResult result, String complaint) {
        return new Judgement(Trust.FAILED, result, complaint);
    }

    boolean isFailed() {
        return trust == Trust.FAILED;
    }
}
