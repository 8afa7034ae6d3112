package org.mailmax.adapter.relay;

import org.mailmax.mail.relay.Handover.Trust;

/// What is thought of a host's certificate.
///
/// @param complaint why it is not the one that is demanded; empty when nothing is wrong
record Judgement(Trust trust, String complaint) {

    static Judgement of(Trust trust) {
        return new Judgement(trust, "");
    }

    static Judgement failed(String complaint) {
        return new Judgement(Trust.FAILED, complaint);
    }

    boolean isFailed() {
        return trust == Trust.FAILED;
    }
}
