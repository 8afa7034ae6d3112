package org.mailmax.policy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.port.MailException;
import org.mailmax.mail.transfer.EnhancedStatus;

/// How large a message may be, how far it may have come, and how much of the disk must stay free.
@ApplicationScoped
public class TransferLimits {

    /// RFC 5321 §6.3: a message that was received more often than this is going in circles.
    public static final int MAX_RECEIVED_FIELDS = 100;

    private static final EnhancedStatus TOO_LARGE = EnhancedStatus.of("5.3.4");
    private static final EnhancedStatus LOOP = EnhancedStatus.of("5.4.6");

    @Inject
    @ConfigProperty(name = "mailmax.message.limit", defaultValue = "52428800")
    private long maxMessageOctets;

    /// Besides the message itself: metadata, flags and deletions need room too.
    @Inject
    @ConfigProperty(name = "mailmax.disk.reserve", defaultValue = "67108864")
    private long reserveOctets;

    @Inject
    @ConfigProperty(name = "mailmax.home")
    private String home;

    private volatile FileStore disk;

    /// In octets.
    public long maxMessageOctets() {
        return maxMessageOctets;
    }

    public void checkSize(long octets) throws MailException.Refused {
        if (octets > maxMessageOctets) {
            throw new MailException.Refused(TOO_LARGE, "a message may have at most " + maxMessageOctets + " octets");
        }
    }

    public void checkHops(long receivedFields) throws MailException.Refused {
        if (receivedFields > MAX_RECEIVED_FIELDS) {
            throw new MailException.Refused(LOOP, "too many Received fields: this message goes in circles");
        }
    }

    /// @throws MailException.TryLater when a message of this size would take the last of the disk
    public void checkSpace(long octets) throws MailException.TryLater {
        try {
            if (usableOctets() - octets < reserveOctets) {
                throw new MailException.TryLater("insufficient system storage");
            }
        } catch (IOException e) {
            throw new MailException.TryLater("the disk is out of reach", e);
        }
    }

    private long usableOctets() throws IOException {
        FileStore known = disk;
        if (known == null) {
            known = disk();
        }
        return known.getUsableSpace();
    }

    /// Looked up once: it reads the whole table of mounts.
    private FileStore disk() throws IOException {
        Path volumes = Path.of(home, "volumes");
        if (!Files.isDirectory(volumes)) {
            return Files.getFileStore(Path.of(home));
        }
        disk = Files.getFileStore(volumes);
        return disk;
    }
}
