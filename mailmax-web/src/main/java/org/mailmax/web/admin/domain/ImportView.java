package org.mailmax.web.admin.domain;

import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.mailmax.administration.AccountImport;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.CsvText;
import org.mailmax.administration.ImportLine;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// Import by CSV: try first, then add; passwords made at random can be saved this once.
@Named("imports")
@ViewScoped
public class ImportView implements Serializable {

    private static final Map<Field, String> FIELDS = Map.of(Field.FILE, "importForm:csv");

    @Inject
    private AccountImport imports;

    @Inject
    private AdminSession session;

    @Inject
    private DomainView domain;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private String csv = "";
    private transient List<ImportLine> tried;
    private transient List<ImportLine> done;

    public void tryIt() {
        done = null;
        try {
            tried = imports.dryRun(session.who(), domain.domainName(), csv);
        } catch (AdministrationException e) {
            tried = null;
            refusals.tell(e, FIELDS);
        }
    }

    public void run() {
        try {
            done = imports.run(session.who(), domain.domainName(), csv);
            tried = null;
            csv = "";
            toast.done("import.done", done.stream().filter(ImportLine::isGood).count());
        } catch (AdministrationException e) {
            refusals.tell(e, FIELDS);
        }
    }

    /// The new mailboxes with the passwords made for them, as a file.
    public void save() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        ExternalContext external = faces.getExternalContext();
        external.responseReset();
        external.setResponseContentType("text/csv");
        external.setResponseCharacterEncoding("UTF-8");
        external.setResponseHeader("Content-Disposition", "attachment; filename=\"passwords.csv\"");
        StringBuilder file = new StringBuilder("name,password\r\n");
        getLines().stream()
                .filter(line -> line.password().isPresent())
                .forEach(line -> file.append(CsvText.field(line.address()))
                        .append(',')
                        .append(CsvText.field(line.password().get()))
                        .append("\r\n"));
        external.getResponseOutputStream().write(file.toString().getBytes(StandardCharsets.UTF_8));
        faces.responseComplete();
    }

    public String problem(ImportLine line) {
        return line.problem().map(refusals::sentence).orElse("");
    }

    public String password(ImportLine line) {
        return line.password().orElse("");
    }

    public List<ImportLine> getLines() {
        return done != null ? done : tried != null ? tried : List.of();
    }

    public long getGood() {
        return getLines().stream().filter(ImportLine::isGood).count();
    }

    public boolean isReady() {
        return tried != null && getGood() > 0;
    }

    public boolean isWithPasswords() {
        return done != null && done.stream().anyMatch(line -> line.password().isPresent());
    }

    public String getCsv() {
        return csv;
    }

    public void setCsv(String csv) {
        this.csv = csv;
    }
}
