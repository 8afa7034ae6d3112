package org.mailmax.administration;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.relay.Destination.Login;
import org.mailmax.route.SmartHost;
import org.mailmax.route.SmartHost.Security;

/// Reads what people write about routes.
final class RouteWords {

    private static final Pattern HOST = Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+)(?::([0-9]{1,5}))?");
    private static final int MAX_WORD = 255;

    private RouteWords() {}

    static DomainName domain(String text) throws InvalidValue {
        return DomainName.parse(text.strip())
                .filter(name -> !name.isAddressLiteral())
                .orElseThrow(() -> new InvalidValue(Field.ROUTE, "This is not a domain name: " + text));
    }

    static SmartHost smartHost(NewRoute route) throws InvalidValue {
        Matcher words = HOST.matcher(route.host().strip());
        if (!words.matches()) {
            throw new InvalidValue(Field.ROUTE, "A host is a name or an address, with :PORT behind it if need be.");
        }
        Security security = security(route.security());
        int port = words.group(2) == null ? usualPort(security, route.login()) : Integer.parseInt(words.group(2));
        if (port < 1 || port > 65_535) {
            throw new InvalidValue(Field.ROUTE, "A port is a number from 1 to 65535.");
        }
        SmartHost host = new SmartHost(host(words.group(1)), port, security, route.login());
        checkLogin(host);
        return host;
    }

    private static String host(String text) throws InvalidValue {
        String plain = text.replaceAll("[\\[\\]]", "");
        try {
            return InetAddress.ofLiteral(plain).getHostAddress();
        } catch (IllegalArgumentException aName) {
            return domain(plain).name();
        }
    }

    private static Security security(String text) throws InvalidValue {
        for (Security security : Security.values()) {
            if (security.text().equals(text.strip().toLowerCase(Locale.ROOT))) {
                return security;
            }
        }
        throw new InvalidValue(Field.ROUTE, "The security is verified, opportunistic, implicit or none.");
    }

    /// RFC 6409 §3.1, RFC 8314 §3.3, RFC 5321 §4.5.4.2.
    private static int usualPort(Security security, Optional<Login> login) {
        if (security == Security.IMPLICIT) {
            return 465;
        }
        return login.isPresent() ? 587 : 25;
    }

    private static void checkLogin(SmartHost host) throws InvalidValue {
        if (host.login().isEmpty()) {
            return;
        }
        Login login = host.login().get();
        if (!host.security().isVerified() && !isLoopback(host.host())) {
            throw new InvalidValue(Field.ROUTE, "A password is told to a verified host only: verified or implicit.");
        }
        if (login.user().isEmpty() || login.user().length() > MAX_WORD) {
            throw new InvalidValue(Field.ROUTE, "A user name has 1 to " + MAX_WORD + " characters.");
        }
        if (login.password().isEmpty() || login.password().length() > MAX_WORD) {
            throw new InvalidValue(Field.PASSWORD, "The password has 1 to " + MAX_WORD + " characters.");
        }
        if ((login.user() + login.password()).chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(Field.ROUTE, "User name and password are one line each.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }
}
