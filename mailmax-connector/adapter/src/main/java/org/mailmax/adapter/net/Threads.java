package org.mailmax.adapter.net;

/// Threads of our own inside the container.
public final class Threads {

    private Threads() {}

    /// Virtual threads that inherit nothing. Payara keeps what a thread is doing in an inheritable thread-local: a
    /// thread that takes along what the deploying thread was doing has its calls of message endpoints refused.
    public static Thread.Builder.OfVirtual detached() {
        return Thread.ofVirtual().inheritInheritableThreadLocals(false);
    }
}
