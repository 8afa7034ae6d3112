package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.tlsreport.TlsReports;
import org.mailmax.tlsresult.TlsCounts;
import org.mailmax.tlsresult.TlsCounts.DomainDay;
import org.mailmax.tlsresult.TlsTally;

/// `tls-report …`
@ApplicationScoped
public class TlsReportCommands {

    static final String HELP = """
        tls-report list                      how TLS with other hosts went, as their domains will be told
        tls-report send                      tells them at once, of today too
        """;

    @Inject
    private TlsTally tally;

    @Inject
    private TlsCounts counts;

    @Inject
    private TlsReports reports;

    String list(ConsoleWords words) throws UsageException {
        words.atMost(0);
        tally.write();
        TextTable table = new TextTable("day", "domain", "policy", "result", "host", "address", "sessions");
        for (DomainDay day : counts.days(Long.MAX_VALUE)) {
            counts.of(day)
                    .forEach((count, sessions) -> table.row(
                            LocalDate.ofEpochDay(day.day()),
                            day.domain(),
                            count.policy().word(),
                            count.result().word(),
                            count.host(),
                            count.address(),
                            sessions));
        }
        return table.toString();
    }

    String send(ConsoleWords words) throws UsageException {
        words.atMost(0);
        List<String> told = reports.sendAll();
        return told.isEmpty() ? "nobody has asked for a report\n" : "told: " + String.join("; ", told) + "\n";
    }
}
