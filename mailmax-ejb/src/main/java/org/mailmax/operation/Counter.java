package org.mailmax.operation;

import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/// What is counted since the start of this node.
public enum Counter {
    /// Messages taken from other hosts.
    RECEIVED("Messages taken from other hosts."),
    /// Messages taken from users who had logged in.
    SUBMITTED("Messages taken from users."),
    /// Senders, recipients and messages refused.
    REFUSED("Senders, recipients and messages refused."),
    /// Recipients on other hosts who got their message.
    DELIVERED("Recipients on other hosts who got their message."),
    /// Attempts that failed for now.
    DEFERRED("Attempts that failed for now."),
    /// Recipients on other hosts who cannot get their message.
    FAILED("Recipients on other hosts who cannot get their message."),
    /// Wrong passwords, wherever.
    LOGIN_FAILED("Logins with a wrong name or password.");

    private final String help;
    private final LongAdder count = new LongAdder();

    Counter(String help) {
        this.help = help;
    }

    public void add() {
        count.increment();
    }

    public long total() {
        return count.sum();
    }

    String help() {
        return help;
    }

    /// As Prometheus wants it.
    String metric() {
        return "mailmax_" + name().toLowerCase(Locale.ROOT) + "_total";
    }
}
