package org.mailmax.content;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.database.Sequences;
import org.mailmax.mail.message.Content;
import org.mailmax.mail.port.MailException;

/// The octets of all messages, in append-only volumes below `volumes` in the data directory.
///
/// Any thread may read. Appending, [#force] and [#abort] belong to one thread, the committing one. A volume is
/// written from the first deposit after a start until it is full or fails; a restart begins a new one and never
/// writes behind what it found.
@ApplicationScoped
public class ContentStore {

    private static final System.Logger LOG = System.getLogger(ContentStore.class.getName());

    @Inject
    @ConfigProperty(name = "mailmax.home")
    private String home;

    /// A volume that has reached this size is not appended to any more, in octets.
    @Inject
    @ConfigProperty(name = "mailmax.volume.octets", defaultValue = "1073741824")
    private long volumeOctets;

    @Inject
    private Sequences sequences;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private VolumeFiles files;
    private Optional<VolumeWriter> writer = Optional.empty();
    private volatile long current = -1;

    /// Where what has been forced ends.
    private long forced;

    @PostConstruct
    void open() {
        Path folder = Path.of(home).resolve("volumes");
        try {
            Files.createDirectories(folder);
            VolumeWriter.forceFolder(folder.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of the volumes cannot be made", e);
        }
        files = new VolumeFiles(folder);
    }

    @PreDestroy
    void close() {
        abandon();
        files.close();
    }

    /// The octets at a location; reading may fail, this does not.
    public Content content(Location location) {
        return new VolumeContent(files, location);
    }

    /// Appends messages that become durable together.
    ///
    /// @return where their octets lie
    /// @throws MailException.TryLater when one of them cannot be read; nothing of the unit remains
    /// @throws IOException when they cannot be written; everything appended since the last force is lost
    public List<Location> append(List<NewContent> unit) throws MailException, IOException {
        VolumeWriter to = writer();
        long start = to.end();
        try {
            return append(to, unit);
        } catch (VolumeWriter.UnreadableSource e) {
            to.rewind(start);
            throw new MailException.TryLater("the message cannot be read", e);
        } catch (IOException e) {
            rewind(to);
            throw e;
        }
    }

    private static List<Location> append(VolumeWriter to, List<NewContent> unit) throws IOException {
        long first = unit.getFirst().id();
        List<Location> locations = new ArrayList<>();
        for (NewContent content : unit) {
            RecordHeader header = new RecordHeader(
                    RecordHeader.Kind.MESSAGE,
                    content.id(),
                    first,
                    unit.size(),
                    content.journal().length,
                    content.octets());
            locations.add(to.append(header, content.journal(), content.parts()));
        }
        return locations;
    }

    /// Brings everything appended to the device.
    ///
    /// @return the volume and the position it has been forced to
    /// @throws IOException when it failed; everything appended since the last force is lost
    public Position force() throws MailException, IOException {
        VolumeWriter to = writer();
        try {
            to.force();
            forced = to.end();
            return new Position(to.volume(), forced);
        } catch (IOException e) {
            rewind(to);
            throw e;
        }
    }

    /// A place in a volume.
    public record Position(long volume, long end) {}

    /// Marks that the unit that begins with this content id failed and its sender was told. Without the mark the
    /// worst is that a message nobody was promised is found after a crash.
    public void abort(long unit) {
        try {
            writer().append(RecordHeader.abort(unit), new byte[0], List.of());
        } catch (IOException | MailException e) {
            LOG.log(System.Logger.Level.WARNING, "unit " + unit + " cannot be marked as aborted", e);
        }
    }

    /// The volumes in the folder, in the order they were made.
    public long[] volumes() throws IOException {
        return files.volumes();
    }

    /// Whole units of messages behind a position of a volume that is not written any more.
    public Scan scan(long volume, long from) throws IOException {
        try (FileChannel file = FileChannel.open(files.path(volume), StandardOpenOption.READ)) {
            VolumeScan.Found found = VolumeScan.read(file, volume, from);
            return new Scan(found.records(), found.end());
        }
    }

    /// What a scan found.
    ///
    /// @param end of the last whole record
    public record Scan(List<FoundRecord> records, long end) {}

    /// Has this called when contents have moved to other places. For beans that live as long as the store.
    public void onMoved(Runnable listener) {
        listeners.add(listener);
    }

    public void moved() {
        listeners.forEach(Runnable::run);
    }

    /// The size at which a volume is full.
    public long volumeOctets() {
        return volumeOctets;
    }

    /// The volume that is being written, or -1.
    public long current() {
        return current;
    }

    public VolumeFiles files() {
        return files;
    }

    /// A new volume for other purposes than appending new messages.
    public VolumeWriter newVolume() throws MailException {
        while (true) {
            long volume = sequences.volumeId();
            try {
                return VolumeWriter.create(files.path(volume), volume);
            } catch (FileAlreadyExistsException e) {
                LOG.log(System.Logger.Level.WARNING, "volume " + volume + " exists already; the next number is taken");
            } catch (IOException e) {
                throw new MailException.TryLater("no volume can be made", e);
            }
        }
    }

    private VolumeWriter writer() throws MailException {
        if (writer.isPresent() && (writer.get().isBroken() || forced >= volumeOctets)) {
            abandon();
        }
        if (writer.isEmpty()) {
            VolumeWriter made = newVolume();
            current = made.volume();
            forced = 0;
            writer = Optional.of(made);
        }
        return writer.get();
    }

    private void rewind(VolumeWriter to) {
        try {
            to.rewind(forced);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "volume " + to.volume() + " is abandoned", e);
        }
    }

    private void abandon() {
        writer.ifPresent(old -> {
            try {
                old.close();
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "volume " + old.volume() + " does not close", e);
            }
        });
        writer = Optional.empty();
        current = -1;
    }
}
