package org.mailmax.queue.dispatch;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.deposit.GroupCommit;
import org.mailmax.queue.QueueDestinations;
import org.mailmax.queue.QueueNews;
import org.mailmax.queue.QueuePolicies;
import org.mailmax.queue.acceptance.AcceptanceLog;

/// What a dispatcher works with.
@ApplicationScoped
public class DispatchTools {

    /// How often it is looked for senders to be told of delays.
    @Inject
    @ConfigProperty(name = "mailmax.queue.notice.seconds", defaultValue = "20")
    private int noticeSeconds;

    @Inject
    private Claims claims;

    @Inject
    private Courier courier;

    @Inject
    private Settlement settlement;

    @Inject
    private Notices notices;

    @Inject
    private QueuePolicies policies;

    @Inject
    private QueueDestinations destinations;

    @Inject
    private QueueNews news;

    @Inject
    private GroupCommit commit;

    @Inject
    private AcceptanceLog acceptances;

    int noticeSeconds() {
        return noticeSeconds;
    }

    Claims claims() {
        return claims;
    }

    Courier courier() {
        return courier;
    }

    Settlement settlement() {
        return settlement;
    }

    Notices notices() {
        return notices;
    }

    QueuePolicies policies() {
        return policies;
    }

    QueueDestinations destinations() {
        return destinations;
    }

    QueueNews news() {
        return news;
    }

    GroupCommit commit() {
        return commit;
    }

    AcceptanceLog acceptances() {
        return acceptances;
    }
}
