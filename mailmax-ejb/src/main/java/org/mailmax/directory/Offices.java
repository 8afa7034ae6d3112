package org.mailmax.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.directory.Administrator.Role;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// The addresses people write to when something is wrong with a mail host: they are answered even when nobody was given
/// them (RFC 5321 §4.5.1, RFC 2142 §4).
///
/// * `abuse@` a domain of ours leads to its postmaster, who has a mailbox in every domain.
/// * `postmaster@` this host, which `<postmaster>` alone means too, leads to the postmaster of the host's own domain
///   where that is ours, else to `MAILMAX_POSTMASTER`, else to a system administrator who has a mailbox here.
@ApplicationScoped
public class Offices {

    private static final String POSTMASTER = "postmaster";
    private static final Set<String> OFFICES = Set.of(POSTMASTER, "abuse");

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    @Inject
    @ConfigProperty(name = "mailmax.postmaster")
    private Optional<String> postmaster;

    @Inject
    private Administrators administrators;

    /// True for the postmaster of this very host.
    boolean isOfThisHost(EmailAddress address) {
        return address.localKey().equals(POSTMASTER)
                && host().filter(address.domain()::equals).isPresent();
    }

    /// Who may hold the office in place of an address that nobody claims, in this order. Nobody for an address that is
    /// no office.
    List<EmailAddress> deputies(EmailAddress address) {
        if (!OFFICES.contains(address.localKey())) {
            return List.of();
        }
        List<EmailAddress> deputies = new ArrayList<>();
        deputies.add(new EmailAddress(POSTMASTER, address.domain()));
        if (isOfThisHost(address)) {
            above(address.domain())
                    .map(domain -> new EmailAddress(POSTMASTER, domain))
                    .ifPresent(deputies::add);
        }
        postmaster.flatMap(EmailAddress::parse).ifPresent(deputies::add);
        administrators.all().stream()
                .filter(administrator -> administrator.role() == Role.SYSTEM)
                .map(Administrator::address)
                .forEach(deputies::add);
        return deputies;
    }

    private Optional<DomainName> host() {
        return hostname.flatMap(DomainName::parse);
    }

    /// `here.test` for `mx.here.test`; nothing above that.
    private static Optional<DomainName> above(DomainName domain) {
        int dot = domain.name().indexOf('.');
        return domain.isAddressLiteral() || dot < 0
                ? Optional.empty()
                : DomainName.parse(domain.name().substring(dot + 1));
    }
}
