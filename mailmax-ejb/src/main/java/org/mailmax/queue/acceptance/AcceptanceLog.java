package org.mailmax.queue.acceptance;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What hosts have taken over, in files below `queue` in the data directory, until the database says the same.
///
/// Each acceptance is written by itself in the moment it is heard, and not forced: it survives the end of the process,
/// however sudden. With the power goes what the database has not forced either.
@ApplicationScoped
public class AcceptanceLog {

    private static final System.Logger LOG = System.getLogger(AcceptanceLog.class.getName());

    /// A file that is longer is not appended to any more.
    static final long MAX_OCTETS = 1 << 20;

    @Inject
    @ConfigProperty(name = "mailmax.home")
    private String home;

    private final ReentrantLock lock = new ReentrantLock();

    /// Of which recipients the database does not know yet.
    private final Map<Long, Noted> open = new HashMap<>();

    private Path folder;
    private Optional<Current> current = Optional.empty();
    private long last;

    private record Noted(Acceptance acceptance, AcceptanceFile file) {}

    /// The file that is being written.
    private record Current(AcceptanceFile file, FileOutputStream out) {}

    @PostConstruct
    void prepare() {
        folder = Path.of(home).resolve("queue");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the queue cannot be made", e);
        }
    }

    /// What was heard before and may not be in the database. To be called before anything is sent; [#settled] is to be
    /// called for each of these recipients as well.
    public List<Acceptance> open() throws IOException {
        lock.lock();
        try {
            endFile();
            open.clear();
            List<Acceptance> found = new ArrayList<>();
            for (long number : numbers()) {
                last = Math.max(last, number);
                found.addAll(reopened(new AcceptanceFile(folder, number)));
            }
            return found;
        } finally {
            lock.unlock();
        }
    }

    /// To be called first of all when a host has taken a message over.
    public void write(Acceptance acceptance) {
        lock.lock();
        try {
            Current to = current();
            keep(acceptance, to.file());
            to.out().write(to.file().encode(acceptance));
        } catch (IOException | RuntimeException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    acceptance.traceId() + " was taken by another host, which cannot be noted before it is committed",
                    e);
            // Nobody looks for records behind one that may be cut off.
            endFile();
        } finally {
            lock.unlock();
        }
    }

    /// Who has a recipient, as long as the database does not know.
    public Optional<Acceptance> noted(long recipient) {
        lock.lock();
        try {
            return Optional.ofNullable(open.get(recipient)).map(Noted::acceptance);
        } finally {
            lock.unlock();
        }
    }

    /// What has become of a recipient is on the device.
    public void settled(long recipient) {
        lock.lock();
        try {
            closed(open.remove(recipient));
        } finally {
            lock.unlock();
        }
    }

    @PreDestroy
    public void close() {
        lock.lock();
        try {
            endFile();
        } finally {
            lock.unlock();
        }
    }

    private List<Acceptance> reopened(AcceptanceFile file) throws IOException {
        List<Acceptance> found = file.read();
        found.forEach(acceptance -> keep(acceptance, file));
        deleteWhenDone(file);
        return found;
    }

    private void keep(Acceptance acceptance, AcceptanceFile file) {
        for (long recipient : acceptance.recipients()) {
            file.opened();
            closed(open.put(recipient, new Noted(acceptance, file)));
        }
    }

    private void closed(Noted noted) {
        if (noted != null) {
            noted.file().closed();
            deleteWhenDone(noted.file());
        }
    }

    private Current current() throws IOException {
        if (current.filter(to -> to.file().octets() >= MAX_OCTETS).isPresent()) {
            endFile();
        }
        if (current.isEmpty()) {
            AcceptanceFile file = new AcceptanceFile(folder, ++last);
            current = Optional.of(new Current(file, file.append()));
        }
        return current.get();
    }

    private void endFile() {
        Optional<Current> ended = current;
        current = Optional.empty();
        ended.ifPresent(old -> {
            try {
                old.out().close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "a file of acceptances does not close", e);
            }
            deleteWhenDone(old.file());
        });
    }

    private void deleteWhenDone(AcceptanceFile file) {
        if (!file.isDone() || current.filter(to -> to.file() == file).isPresent()) {
            return;
        }
        try {
            file.delete();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a file of acceptances stays although it is of no use any more", e);
        }
    }

    private long[] numbers() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.accepted"))
                    .mapToLong(name -> Long.parseLong(name.substring(0, name.indexOf('.'))))
                    .sorted()
                    .toArray();
        }
    }
}
