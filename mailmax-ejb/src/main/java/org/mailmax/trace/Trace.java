package org.mailmax.trace;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.operation.Counter;

/// Records what happens to messages.
///
/// The mail does not wait for it: events go into a bounded buffer, and one thread writes many of them at once. So a
/// crash loses the trace of the last moment, and a flood loses what the buffer cannot hold; the mail itself is never
/// lost by that, nor held up.
@Singleton
@Startup
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class Trace {

    private static final int CAPACITY = 50_000;
    private static final int BATCH = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration SETTLE = Duration.ofSeconds(5);
    private static final System.Logger LOG = System.getLogger(Trace.class.getName());

    @Inject
    private TraceSegments segments;

    /// How many days traces are kept; 0: none are made.
    @Inject
    @ConfigProperty(name = "mailmax.trace.days", defaultValue = "30")
    private int days;

    private final TraceBuffer buffer = new TraceBuffer(CAPACITY, BATCH, PATIENCE);
    private Thread thread;

    @PostConstruct
    void start() {
        thread = Thread.ofPlatform()
                .name("trace")
                .daemon()
                .inheritInheritableThreadLocals(false)
                .unstarted(this::work);
        // What Payara looks for on behalf of a thread it looks for in the thread's class loader.
        thread.setContextClassLoader(Trace.class.getClassLoader());
        thread.start();
    }

    @PreDestroy
    void stop() {
        buffer.close();
        try {
            thread.join(SETTLE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// Neither waits nor fails, and may be called within a transaction or without.
    public void record(TraceEvent event) {
        count(event);
        if (days > 0) {
            buffer.add(event);
        }
    }

    /// Like the other; a defect in telling what happened must not harm what happened.
    public void record(Supplier<? extends TraceEvent> event) {
        try {
            record(event.get());
        } catch (RuntimeException defect) {
            LOG.log(System.Logger.Level.WARNING, "an event cannot be traced", defect);
        }
    }

    private static void count(TraceEvent event) {
        switch (event) {
            case TraceEvent.Accepted accepted -> accepted.origin().add();
            case TraceEvent.Refused _ -> Counter.REFUSED.add();
            case TraceEvent.Attempted attempted -> attempted.result().counter().add();
            case TraceEvent.Bounced _, TraceEvent.Handled _ -> {}
        }
    }

    /// Waits until what was recorded before can be found, but a few seconds at most.
    public void settle() {
        try {
            buffer.settle(SETTLE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many events were lost since the start, because too many came at once or the database was out of reach.
    public long lost() {
        return buffer.lost();
    }

    private void work() {
        try {
            for (List<TraceEvent> batch = buffer.take(); !batch.isEmpty(); batch = buffer.take()) {
                write(batch);
                buffer.done(batch.size());
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<TraceEvent> batch) {
        try {
            segments.add(batch.stream().map(TraceRecord::of).toList());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, batch.size() + " trace events are lost", e);
        }
    }
}
