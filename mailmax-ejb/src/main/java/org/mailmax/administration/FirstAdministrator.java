package org.mailmax.administration;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Makes the first system administrator when there is none, with a password at random that is for one time. It is
/// written to `first-password.txt` in the data directory, readable by its owner alone, and the file goes when the
/// password has been used.
@Singleton
@Startup
@DependsOn("Migration")
@TransactionManagement(TransactionManagementType.BEAN)
public class FirstAdministrator {

    private static final String FILE = "first-password.txt";

    @Inject
    @ConfigProperty(name = "mailmax.home")
    private String home;

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    @Inject
    private AdministratorAdministration administrators;

    @PostConstruct
    void appoint() {
        try {
            EmailAddress address = new EmailAddress("admin", domain());
            Optional<String> password = administrators.appointFirst(address);
            if (password.isPresent()) {
                write(address, password.get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the first password cannot be written", e);
        }
    }

    /// To be called when a system administrator has chosen an own password.
    public void forget() {
        try {
            Files.deleteIfExists(file());
        } catch (IOException e) {
            System.getLogger(FirstAdministrator.class.getName())
                    .log(System.Logger.Level.WARNING, FILE + " is of no more use but cannot be deleted", e);
        }
    }

    private void write(EmailAddress address, String password) throws IOException {
        Files.deleteIfExists(file());
        Files.createFile(file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        String text = """
            First administrator  %s
            Password             %s
            The password is for one time, within a day: it opens the choice of an own one. Check the System Admin box.
            """.formatted(address, password);
        Files.writeString(file(), text, StandardOpenOption.WRITE);
    }

    private Path file() {
        return Path.of(home, FILE);
    }

    private DomainName domain() {
        return hostname.flatMap(DomainName::parse)
                .or(() -> DomainName.parse(localHostName()))
                .orElseGet(() -> new DomainName("localhost"));
    }

    private static String localHostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
