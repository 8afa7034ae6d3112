package org.mailmax.administration;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.Domains;
import org.mailmax.directory.Passwords;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Adds many mailboxes from a file with the columns name, password, quota in MB; the first line may name them. A line
/// without a password gets one made at random. A dry run says what would become of each line; the real one adds the
/// good lines, all of them or none.
@Stateless
public class AccountImport {

    /// Each password costs some tens of milliseconds to hash.
    public static final int MAX_LINES = 1000;

    private static final long MEGABYTE = 1_000_000;
    private static final Set<String> HEADINGS = Set.of("name", "address", "adresse", "email", "e-mail", "mailbox");

    @Inject
    private Permissions permissions;

    @Inject
    private Domains domains;

    @Inject
    private Accounts accounts;

    @Inject
    private AccountAdministration administration;

    @Inject
    private Passwords passwords;

    /// Says what would become of each line, and changes nothing.
    public List<ImportLine> dryRun(Actor actor, DomainName domain, String csv) throws AdministrationException {
        permissions.require(actor, domain);
        domains.find(domain).orElseThrow(() -> new NotFound(Field.DOMAIN, "There is no domain " + domain + "."));
        Set<String> seen = new HashSet<>();
        List<ImportLine> verdicts = new ArrayList<>();
        for (List<String> line : lines(csv)) {
            verdicts.add(verdict(verdicts.size() + 1, domain, line, seen));
        }
        return verdicts;
    }

    /// Adds the good lines.
    ///
    /// @throws AdministrationException when a limit of the domain is reached; nothing was added then
    public List<ImportLine> run(Actor actor, DomainName domain, String csv) throws AdministrationException {
        List<List<String>> lines = lines(csv);
        List<ImportLine> done = new ArrayList<>();
        for (ImportLine verdict : dryRun(actor, domain, csv)) {
            done.add(verdict.isGood() ? add(actor, domain, verdict, lines.get(verdict.number() - 1)) : verdict);
        }
        return done;
    }

    private ImportLine add(Actor actor, DomainName domain, ImportLine verdict, List<String> line)
            throws AdministrationException {
        String given = at(line, 1);
        String password = given.isEmpty() ? passwords.generate() : given;
        administration.add(actor, new NewAccount(domain, verdict.address(), password, quota(line)));
        return new ImportLine(
                verdict.number(),
                verdict.address(),
                given.isEmpty() ? Optional.of(password) : Optional.empty(),
                Optional.empty());
    }

    private ImportLine verdict(int number, DomainName domain, List<String> line, Set<String> seen) {
        try {
            EmailAddress address = Entries.local(Field.ADDRESS, at(line, 0), domain);
            if (accounts.claim(address).isPresent() || !seen.add(address.localKey())) {
                throw new AlreadyTaken(Field.ADDRESS, address + " is taken already");
            }
            if (!at(line, 1).isEmpty()) {
                Entries.password(at(line, 1));
            }
            Entries.quota(quota(line));
            return new ImportLine(number, address.toString(), Optional.empty(), Optional.empty());
        } catch (AdministrationException problem) {
            return new ImportLine(number, at(line, 0), Optional.empty(), Optional.of(problem));
        }
    }

    private static List<List<String>> lines(String csv) throws InvalidValue {
        List<List<String>> lines = CsvText.parse(csv);
        boolean headed =
                !lines.isEmpty() && HEADINGS.contains(at(lines.getFirst(), 0).toLowerCase(Locale.ROOT));
        List<List<String>> data = headed ? lines.subList(1, lines.size()) : lines;
        if (data.isEmpty() || data.size() > MAX_LINES) {
            throw new InvalidValue(Field.FILE, "A file has 1 to " + MAX_LINES + " lines.");
        }
        return data;
    }

    private static long quota(List<String> line) throws InvalidValue {
        String megabytes = at(line, 2);
        if (!megabytes.matches("-?\\d{0,12}")) {
            throw new InvalidValue(Field.QUOTA, "The quota is a number of MB.");
        }
        return megabytes.isEmpty() || megabytes.equals("-") ? 0 : Long.parseLong(megabytes) * MEGABYTE;
    }

    private static String at(List<String> line, int column) {
        return column < line.size() ? line.get(column) : "";
    }
}
