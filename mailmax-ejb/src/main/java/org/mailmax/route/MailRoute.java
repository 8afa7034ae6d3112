package org.mailmax.route;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.identity.AccountId;

/// A route in the database: mail that matches goes to a smart host.
@Entity
@Table(name = "mail_route")
public class MailRoute {

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "entity_id")
    @SequenceGenerator(name = "entity_id", sequenceName = "entity_id", allocationSize = 50)
    private long id;

    @Column(name = "match_key", updatable = false)
    private String matchKey;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Scope scope;

    @Column(updatable = false)
    private String domain;

    @Column(name = "account_id", updatable = false)
    private Long accountId;

    @Column(updatable = false)
    private String host;

    @Column(updatable = false)
    private int port;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private SmartHost.Security tls;

    @Column(updatable = false)
    private String login;

    @Column(name = "password", updatable = false)
    private String sealedPassword;

    @Version
    private long version;

    private enum Scope {
        RECIPIENTS,
        ACCOUNT,
        SENDERS,
        EVERYTHING
    }

    protected MailRoute() {}

    /// @param sealedPassword empty without a login
    MailRoute(RouteMatch match, SmartHost to, String sealedPassword) {
        this.matchKey = match.key();
        this.domain = "";
        switch (match) {
            case RouteMatch.Recipients(DomainName name) -> is(Scope.RECIPIENTS, name.name());
            case RouteMatch.Senders(DomainName name) -> is(Scope.SENDERS, name.name());
            case RouteMatch.Everything _ -> is(Scope.EVERYTHING, "");
            case RouteMatch.Account(AccountId account) -> {
                is(Scope.ACCOUNT, "");
                this.accountId = account.value();
            }
        }
        this.host = to.host();
        this.port = to.port();
        this.tls = to.security();
        this.login = to.login().map(known -> known.user()).orElse("");
        this.sealedPassword = sealedPassword;
    }

    private void is(Scope is, String of) {
        scope = is;
        domain = of;
    }

    public RouteMatch match() {
        return switch (scope) {
            case RECIPIENTS -> new RouteMatch.Recipients(new DomainName(domain));
            case SENDERS -> new RouteMatch.Senders(new DomainName(domain));
            case ACCOUNT -> new RouteMatch.Account(new AccountId(accountId));
            case EVERYTHING -> new RouteMatch.Everything();
        };
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public SmartHost.Security security() {
        return tls;
    }

    /// The user name at the host; empty without one.
    public String login() {
        return login;
    }

    String sealedPassword() {
        return sealedPassword;
    }
}
