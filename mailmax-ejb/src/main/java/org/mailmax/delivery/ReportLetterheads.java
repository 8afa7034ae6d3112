package org.mailmax.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.queue.report.Letterhead;

/// Under which name and in which language reports are written.
@ApplicationScoped
public class ReportLetterheads {

    private static final String POSTMASTER = "postmaster";

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    /// Of the texts in reports: `en` or `de`.
    @Inject
    @ConfigProperty(name = "mailmax.report.language", defaultValue = "en")
    private String language;

    /// @param messageId of the report, left of the @
    Letterhead to(EmailAddress sender, String messageId) {
        DomainName host = DomainName.parse(hostname.orElse("localhost")).orElseGet(() -> new DomainName("localhost"));
        return new Letterhead(
                new EmailAddress(POSTMASTER, sender.domain()),
                sender,
                host.name(),
                Locale.forLanguageTag(language),
                messageId + "@" + host.name());
    }
}
