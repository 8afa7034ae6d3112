package org.mailmax.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.mailmax.directory.Account.Kind;
import org.mailmax.directory.Accounts;
import org.mailmax.directory.ListMembers;
import org.mailmax.directory.Mailbox;
import org.mailmax.mail.address.EmailAddress;
import org.mailmax.mail.identity.AccountId;
import org.mailmax.mail.message.Content;

/// The header fields a group puts before what it sends to its members on other hosts (RFC 2369, RFC 2919, RFC 8058), so
/// that each of them can leave by one click.
@ApplicationScoped
public class ListFields {

    private static final int REMEMBERED = 10_000;
    private static final int HTTPS = 443;

    @Inject
    private Accounts accounts;

    @Inject
    private ListMembers members;

    @Inject
    @ConfigProperty(name = "mailmax.hostname")
    private Optional<String> hostname;

    @Inject
    @ConfigProperty(name = "mailmax.https.port", defaultValue = "8443")
    private int port;

    /// Where browsers find this server.
    @Inject
    @ConfigProperty(name = "mailmax.web.url")
    private Optional<String> url;

    /// An account never changes its kind.
    private final Cache<AccountId, Boolean> groups =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    /// True when the message shall carry fields of this account. One that comes from another list keeps the fields it
    /// has: there may be only one of each (RFC 2369 §3, RFC 8058 §3.1).
    boolean areFor(Mailbox forwarder, Content message) {
        return groups.get(forwarder.account(), id -> isGroup(id))
                && !forwarder.address().isInternationalised()
                && !isOfAnotherList(message);
    }

    private boolean isGroup(AccountId id) {
        return accounts.find(id).filter(account -> account.kind() == Kind.GROUP).isPresent();
    }

    private static boolean isOfAnotherList(Content message) {
        try {
            return MessageFacts.of(message).hasListField();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param group whose mail it is
    /// @param member who gets it; nobody else may see these fields
    /// @return each with its CRLF
    String of(Mailbox group, EmailAddress member) {
        EmailAddress address = group.address();
        return "List-Id: <" + label(address.localPart()) + "." + address.domain() + ">\r\n"
                + "List-Post: <mailto:" + encoded(address.localPart()) + "@" + address.domain() + ">\r\n"
                + "List-Unsubscribe: <" + base() + "/unsubscribe/" + members.token(group.account(), member) + ">\r\n"
                + "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n";
    }

    private String base() {
        return url.orElseGet(() -> "https://" + hostname.orElse("localhost") + (port == HTTPS ? "" : ":" + port));
    }

    /// RFC 2919 §3: the name of a list looks like that of a host.
    private static String label(String localPart) {
        return localPart.replaceAll("[^A-Za-z0-9.-]", "-");
    }

    private static String encoded(String localPart) {
        return URLEncoder.encode(localPart, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
