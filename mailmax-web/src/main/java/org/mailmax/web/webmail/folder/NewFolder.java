package org.mailmax.web.webmail.folder;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.mailmax.mail.folder.FolderName;
import org.mailmax.mail.port.MailAccess;
import org.mailmax.mail.port.MailException;
import org.mailmax.web.shared.Toast;
import org.mailmax.web.webmail.login.MailSession;

/// The dialog that makes a folder, at the top or below another one.
@Named
@RequestScoped
public class NewFolder {

    private static final String FIELD = "newFolderForm:name";

    @Inject
    private MailAccess access;

    @Inject
    private MailSession session;

    @Inject
    private FolderTree tree;

    @Inject
    private Toast toast;

    private String name = "";
    private long parent;

    public void create() throws MailException {
        Optional<FolderName> full = fullName();
        if (full.isEmpty()) {
            toast.atField(FIELD, "folder.badName");
            return;
        }
        try {
            access.create(session.who(), full.get(), Optional.empty());
            access.subscribe(session.who(), full.get(), true);
            tree.forget();
            toast.done("folder.created", full.get().leaf());
            name = "";
        } catch (MailException.FolderExists e) {
            toast.atField(FIELD, "folder.exists");
        } catch (MailException.CannotDo | MailException.LimitReached e) {
            toast.atField(FIELD, "folder.badName");
        }
    }

    private Optional<FolderName> fullName() throws MailException {
        String above = tree.byId(parent).map(entry -> entry.name() + "/").orElse("");
        return name.indexOf(FolderName.SEPARATOR) >= 0 ? Optional.empty() : FolderName.parse(above + name.strip());
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getParent() {
        return parent;
    }

    public void setParent(long parent) {
        this.parent = parent;
    }
}
