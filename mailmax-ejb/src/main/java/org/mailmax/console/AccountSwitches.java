package org.mailmax.console;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mailmax.console.ConsoleWords.UsageException;
import org.mailmax.directory.Access;
import org.mailmax.directory.AccountSettings;
import org.mailmax.directory.ResponderPeriod;
import org.mailmax.directory.ResponderSettings;

/// Settings of an account as the operator writes them: `store-mail=off quota=2G`.
final class AccountSwitches {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kMGT]?)");
    private static final String UNITS = "kMGT";
    private static final int UNIT_BITS = 10;

    private AccountSwitches() {}

    static AccountSettings apply(AccountSettings before, List<String> changes) throws UsageException {
        AccountSettings settings = before;
        for (String change : changes) {
            int equals = change.indexOf('=');
            if (equals < 0) {
                throw new UsageException("\"" + change + "\" is no setting of the form name=value");
            }
            settings = apply(settings, change.substring(0, equals), change.substring(equals + 1));
        }
        return settings;
    }

    private static AccountSettings apply(AccountSettings settings, String name, String value) throws UsageException {
        ResponderSettings responder = settings.responder();
        ResponderPeriod period = responder.period();
        return switch (name) {
            case "enabled" -> settings.withEnabled(isOn(value));
            case "store-mail" -> settings.withStoreMail(isOn(value));
            case "forwarding" -> settings.withForwarding(isOn(value));
            case "quota" -> settings.withQuota(octets(value));
            case "responder" -> settings.withResponder(responder.withAllowed(isOn(value)));
            case "responder-subject" -> settings.withResponder(responder.with(value, responder.text()));
            case "responder-text" -> settings.withResponder(responder.with(responder.subject(), value));
            case "responder-from" -> settings.withResponder(responder.with(period.withFrom(time(value))));
            case "responder-until" -> settings.withResponder(responder.with(period.withUntil(time(value))));
            case "responder-days" -> settings.withResponder(responder.with(period.withDays(days(value))));
            case "suspended" ->
                settings.withAccess(new Access(isOn(value), settings.access().protocols()));
            default -> throw new UsageException("there is no setting \"" + name + "\", see help");
        };
    }

    private static Optional<Instant> time(String value) throws UsageException {
        try {
            return value.equals("-") ? Optional.empty() : Optional.of(Instant.parse(value));
        } catch (DateTimeParseException e) {
            throw new UsageException("\"" + value + "\" is no time such as 2026-12-24T00:00:00Z, and not - for none");
        }
    }

    private static int days(String value) throws UsageException {
        if (!value.matches("[1-9][0-9]?") || Integer.parseInt(value) > ResponderPeriod.MAX_DAYS) {
            throw new UsageException("a number of days is 1 to " + ResponderPeriod.MAX_DAYS);
        }
        return Integer.parseInt(value);
    }

    static boolean isOn(String value) throws UsageException {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new UsageException("\"" + value + "\" is neither on nor off");
        };
    }

    static long octets(String value) throws UsageException {
        Matcher matcher = SIZE.matcher(value);
        if (!matcher.matches()) {
            throw new UsageException("\"" + value + "\" is no size such as 500M or 2G");
        }
        int unit = matcher.group(2).isEmpty() ? 0 : 1 + UNITS.indexOf(matcher.group(2));
        long count = Long.parseLong(matcher.group(1));
        if (count > Long.MAX_VALUE >> unit * UNIT_BITS) {
            throw new UsageException("\"" + value + "\" is more than any disk holds");
        }
        return count << unit * UNIT_BITS;
    }

    /// As people read it: `1.5 M`, and `-` for none.
    static String size(long octets) {
        if (octets < 1 << UNIT_BITS) {
            return octets == 0 ? "-" : Long.toString(octets);
        }
        int unit = 0;
        double amount = octets;
        while (amount >= 1 << UNIT_BITS && unit < UNITS.length()) {
            amount /= 1 << UNIT_BITS;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, UNITS.charAt(unit - 1));
    }

    static String onOff(boolean value) {
        return value ? "on" : "off";
    }
}
