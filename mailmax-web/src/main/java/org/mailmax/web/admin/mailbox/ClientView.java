package org.mailmax.web.admin.mailbox;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.mailmax.administration.ClientSettings;
import org.mailmax.administration.ClientSettingsService;

/// The settings of mail programs for a mailbox.
@Named("client")
@RequestScoped
public class ClientView {

    @Inject
    private ClientSettingsService service;

    @Inject
    private MailboxView mailbox;

    private ClientSettings settings;

    public ClientSettings getSettings() {
        if (settings == null) {
            settings = service.of(mailbox.address());
        }
        return settings;
    }
}
