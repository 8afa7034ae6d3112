package org.mailmax.bench.scenario;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailmax.bench.client.ImapClient;
import org.mailmax.bench.measure.Faults;
import org.mailmax.bench.measure.Latencies;
import org.mailmax.bench.measure.Metric;
import org.mailmax.bench.measure.Outcome;
import org.mailmax.bench.measure.Plan;
import org.mailmax.bench.measure.Sample;
import org.mailmax.bench.server.JavaHeap;
import org.mailmax.bench.server.ProcessTree;
import org.mailmax.bench.server.Target;

/// Opens many sessions that idle on the readers' INBOXes, holds them for the measured time and shows what each costs
/// the server: resident and proportional memory of its processes, and for a Java virtual machine the living heap.
///
/// A first, smaller crowd comes and goes before, so that what the server keeps for any session at all is not counted.
record IdleSessions(Spec spec) implements Scenario {

    private static final int WARM_UP_SESSIONS = 200;
    private static final int OPENED_AT_ONCE = 20;
    private static final long SETTLING_MILLIS = 2_000;

    @Override
    public Outcome run(Target target, Plan plan) throws IOException, InterruptedException {
        Faults faults = new Faults();
        int sessions = spec.number("sessions", 1000);
        boolean tls = spec.flag("tls", false);
        Crowd warmUp = new Crowd(target, tls, faults);
        warmUp.open(Math.min(sessions, WARM_UP_SESSIONS));
        warmUp.leave();
        Footprint before = Footprint.of(target.processes());
        Crowd crowd = new Crowd(target, tls, faults);
        Map<Metric, Double> figures = crowd.open(sessions).figures();
        Thread.sleep(plan.measured());
        Footprint during = Footprint.of(target.processes());
        int alive = crowd.leave();
        figures.put(Metric.ALIVE, (double) alive);
        during.since(before, sessions, figures);
        if (alive < sessions) {
            faults.add(sessions - alive + " sessions died");
        }
        return Outcome.of(spec.text(), target.name(), figures, faults);
    }

    /// What the server's processes hold at one moment; all in kilobytes.
    private record Footprint(boolean known, double rss, double pss, double heap) {

        static Footprint of(ProcessTree processes) throws IOException, InterruptedException {
            if (!processes.known()) {
                return new Footprint(false, 0, 0, 0);
            }
            Thread.sleep(SETTLING_MILLIS);
            double heap = 0;
            for (JavaHeap java : processes.javaHeaps()) {
                heap += java.liveOctets() / 1024.0;
            }
            ProcessTree.Memory memory = processes.memory();
            return new Footprint(true, memory.rssKilobytes(), memory.pssKilobytes(), heap);
        }

        void since(Footprint before, int sessions, Map<Metric, Double> figures) {
            if (known) {
                figures.put(Metric.RSS, (rss - before.rss) / sessions);
                figures.put(Metric.PSS, (pss - before.pss) / sessions);
            }
            if (heap > 0) {
                figures.put(Metric.HEAP, (heap - before.heap) / sessions);
            }
        }
    }

    /// Sessions that idle together.
    private static final class Crowd {

        private final Target target;
        private final boolean tls;
        private final Faults faults;
        private final ConcurrentLinkedQueue<ImapClient> idling = new ConcurrentLinkedQueue<>();

        Crowd(Target target, boolean tls, Faults faults) {
            this.target = target;
            this.tls = tls;
            this.faults = faults;
        }

        /// @return how long opening took: connect, LOGIN, SELECT, IDLE
        Sample open(int sessions) throws InterruptedException {
            long begin = System.nanoTime();
            Latencies latencies = new Latencies();
            Semaphore door = new Semaphore(OPENED_AT_ONCE);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < sessions; i++) {
                int index = i;
                door.acquire();
                threads.add(Thread.startVirtualThread(() -> {
                    enter(index, latencies);
                    door.release();
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return new Sample(latencies.count(), System.nanoTime() - begin, latencies);
        }

        private void enter(int index, Latencies latencies) {
            long begin = System.nanoTime();
            try {
                ImapClient client = Mailboxes.login(target, target.reader(index), tls);
                idling.add(client);
                client.command("SELECT INBOX");
                client.idle();
                synchronized (latencies) {
                    latencies.add(System.nanoTime() - begin);
                }
            } catch (IOException e) {
                faults.add(e);
            }
        }

        /// Ends all sessions.
        ///
        /// @return how many were still alive
        int leave() throws InterruptedException {
            AtomicInteger alive = new AtomicInteger();
            Semaphore door = new Semaphore(OPENED_AT_ONCE);
            List<Thread> threads = new ArrayList<>();
            for (ImapClient client : idling) {
                door.acquire();
                threads.add(Thread.startVirtualThread(() -> {
                    leave(client, alive);
                    door.release();
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return alive.get();
        }

        private void leave(ImapClient client, AtomicInteger alive) {
            try (client) {
                client.done();
                client.logout();
                alive.incrementAndGet();
            } catch (IOException e) {
                faults.add(e);
            }
        }
    }
}
