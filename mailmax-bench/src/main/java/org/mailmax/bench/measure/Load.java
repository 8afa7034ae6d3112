package org.mailmax.bench.measure;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// A number of workers, each on its virtual thread, that together press on a server for one phase after another.
public final class Load implements Closeable {

    /// After so many faults a worker gives up the phase.
    private static final int FAULTS_OF_ONE = 5;

    private final List<Slot> slots = new ArrayList<>();
    private final Worker.Factory factory;
    private final Faults faults;

    /// Opens the workers, all at the same time.
    public Load(int workers, Worker.Factory factory, Faults faults) throws InterruptedException {
        this.factory = factory;
        this.faults = faults;
        for (int i = 0; i < workers; i++) {
            slots.add(new Slot(i));
        }
        together(Slot::open);
    }

    /// Runs for a time; operations begun before its end are finished and counted.
    public Sample run(Duration time) throws InterruptedException {
        return run(System.nanoTime() + time.toNanos(), new AtomicLong(Long.MAX_VALUE));
    }

    /// Runs until so many operations are done.
    public Sample run(long operations) throws InterruptedException {
        return run(Long.MAX_VALUE, new AtomicLong(operations));
    }

    private Sample run(long end, AtomicLong tickets) throws InterruptedException {
        long begin = System.nanoTime();
        together(slot -> slot.work(end, tickets));
        long nanos = Math.max(1, System.nanoTime() - begin);
        Latencies all = new Latencies();
        long units = 0;
        for (Slot slot : slots) {
            all.addAll(slot.latencies);
            units += slot.units;
        }
        return new Sample(units, nanos, all);
    }

    private void together(java.util.function.Consumer<Slot> task) throws InterruptedException {
        CountDownLatch gate = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (Slot slot : slots) {
            threads.add(Thread.startVirtualThread(() -> {
                await(gate);
                task.accept(slot);
            }));
        }
        gate.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void await(CountDownLatch gate) {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        for (Slot slot : slots) {
            slot.worker.close();
        }
    }

    /// A place for a worker; a worker that failed is replaced by a new one.
    private final class Slot {

        private final int index;
        private Worker worker = new Absent();
        private Latencies latencies = new Latencies();
        private long units;

        Slot(int index) {
            this.index = index;
        }

        void open() {
            try {
                worker = factory.open(index);
            } catch (IOException | RuntimeException e) {
                faults.add(e);
                worker = new Absent();
            }
        }

        void work(long end, AtomicLong tickets) {
            latencies = new Latencies();
            units = 0;
            int failed = 0;
            while (failed < FAULTS_OF_ONE && System.nanoTime() < end && tickets.getAndDecrement() > 0) {
                failed += perform() ? 0 : 1;
            }
        }

        private boolean perform() {
            long begin = System.nanoTime();
            try {
                units += worker.perform();
                latencies.add(System.nanoTime() - begin);
                return true;
            } catch (IOException | RuntimeException e) {
                faults.add(e);
                replace();
                return false;
            }
        }

        private void replace() {
            try {
                worker.close();
            } catch (IOException _) {
                // It is broken anyway.
            }
            open();
        }
    }

    /// Stands where no worker could be opened.
    private static final class Absent implements Worker {

        @Override
        public long perform() throws IOException {
            throw new IOException("no connection");
        }

        @Override
        public void close() {}
    }
}
