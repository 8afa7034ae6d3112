package org.mailmax.web.admin.dns;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.SigningAdministration;
import org.mailmax.administration.SigningKeyEntry;
import org.mailmax.mail.address.DomainName;
import org.mailmax.publication.Finding;
import org.mailmax.publication.PublicationReport;
import org.mailmax.signing.KeyRing;
import org.mailmax.signing.SigningKey;
import org.mailmax.web.admin.domain.DomainView;
import org.mailmax.web.admin.frame.Refusals;
import org.mailmax.web.admin.login.AdminSession;
import org.mailmax.web.shared.Toast;

/// The keys a domain signs by, and their lives: prepared, seen in the DNS, signing, retired.
@Named("dkim")
@ViewScoped
public class DkimView implements Serializable {

    @Inject
    private SigningAdministration administration;

    @Inject
    private DomainView domain;

    @Inject
    private DnsView dns;

    @Inject
    private AdminSession session;

    @Inject
    private Refusals refusals;

    @Inject
    private Toast toast;

    private transient List<SigningKeyEntry> keys;
    private transient Boolean sealing;

    /// Keys are those of one domain: without one it is chosen on the other page.
    public String show() {
        String elsewhere = dns.show();
        return elsewhere == null && !dns.isChosen() ? "/admin/dns/dns.xhtml?faces-redirect=true" : elsewhere;
    }

    private DomainName name() {
        return domain.getSummary().name();
    }

    /// The keys, those that matter most first.
    public List<SigningKeyEntry> getKeys() throws AdministrationException {
        if (keys == null) {
            keys = administration.list(session.who(), name());
        }
        return keys;
    }

    /// Makes the next keys.
    public void prepare() {
        try {
            keys = administration.rotate(session.who(), name());
            dns.look();
            toast.done("dkim.prepared");
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
    }

    public void activate(SigningKeyEntry key) {
        try {
            administration.activate(session.who(), name(), key.selector());
            toast.done("dkim.activated", key.selector());
        } catch (AdministrationException e) {
            refusals.tell(e);
        }
        keys = null;
    }

    /// Whether mail that is sent on in the name of the domain is sealed.
    public boolean isSealing() throws AdministrationException {
        if (sealing == null) {
            sealing = administration.isSealing(session.who(), name());
        }
        return sealing;
    }

    public void setSealing(boolean sealing) {
        this.sealing = sealing;
    }

    public void seal() {
        try {
            administration.seal(session.who(), name(), sealing);
            toast.done(sealing ? "arc.on" : "arc.off");
        } catch (AdministrationException e) {
            sealing = null;
            refusals.tell(e);
        }
    }

    /// True when keys wait to be published: then no more are made.
    public boolean isWaiting() throws AdministrationException {
        return getKeys().stream().anyMatch(key -> key.state() == SigningKey.State.PREPARED);
    }

    /// What the DNS says of the key.
    public Finding.State seen(SigningKeyEntry key) {
        return dns.getReport().rows().stream()
                .filter(row -> row.needed().name().equals(key.recordName()))
                .map(PublicationReport.Row::finding)
                .map(Finding::state)
                .findFirst()
                .orElse(Finding.State.WAITING);
    }

    public String tone(SigningKeyEntry key) {
        return switch (seen(key)) {
            case OK -> "good";
            case DIFFERENT, UNKNOWN -> "warn";
            case MISSING -> "off";
            case WAITING, NEEDLESS -> "plain";
        };
    }

    public String stateTone(SigningKeyEntry key) {
        return switch (key.state()) {
            case ACTIVE -> "good";
            case PREPARED -> "warn";
            case RETIRED -> "off";
        };
    }

    /// When a retired key may leave the DNS.
    public Instant end(SigningKeyEntry key) {
        return key.since().plus(KeyRing.RETIRED_FOR);
    }

    public long getRetiredDays() {
        return KeyRing.RETIRED_FOR.toDays();
    }
}
