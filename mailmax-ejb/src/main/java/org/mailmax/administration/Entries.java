package org.mailmax.administration;

import java.util.Locale;
import java.util.Set;
import org.mailmax.administration.AdministrationException.Field;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.directory.AppPassword;
import org.mailmax.directory.DomainLimits;
import org.mailmax.directory.Passwords;
import org.mailmax.directory.ResponderPeriod;
import org.mailmax.directory.ResponderSettings;
import org.mailmax.mail.address.DomainName;
import org.mailmax.mail.address.EmailAddress;

/// Checks what people filled in, and says in plain words what is wrong with it.
public final class Entries {

    /// Passwords that are tried first by everybody who guesses.
    private static final Set<String> GUESSED = Set.of(
            "password",
            "passwort",
            "12345678",
            "123456789",
            "1234567890",
            "qwertyui",
            "qwertzui",
            "password1",
            "iloveyou",
            "letmein1",
            "mailmax1",
            "postmaster",
            "administrator",
            "11111111",
            "00000000");

    private Entries() {}

    public static DomainName domain(String text) throws InvalidValue {
        DomainName name = DomainName.parse(text.strip())
                .orElseThrow(() -> new InvalidValue(Field.DOMAIN, "This is not a domain name."));
        if (name.isAddressLiteral() || !name.name().contains(".")) {
            throw new InvalidValue(Field.DOMAIN, "A domain name has at least two parts, as in example.com.");
        }
        return name;
    }

    /// A name within a domain. People may type the whole address, as long as the domain is that one.
    public static EmailAddress local(Field field, String text, DomainName domain) throws InvalidValue {
        String typed = text.strip();
        EmailAddress address = EmailAddress.parse(typed.contains("@") ? typed : typed + "@" + domain)
                .orElseThrow(() -> new InvalidValue(field, "This is not a name for an address."));
        if (!address.domain().equals(domain)) {
            throw new InvalidValue(field, "The address must be in the domain " + domain + ".");
        }
        return address;
    }

    public static EmailAddress address(Field field, String text) throws InvalidValue {
        return EmailAddress.parse(text.strip())
                .orElseThrow(() -> new InvalidValue(field, "This is not an e-mail address of the form name@domain."));
    }

    static void password(String text) throws InvalidValue {
        if (text.length() < Passwords.MIN_CHARACTERS) {
            throw new InvalidValue(
                    Field.PASSWORD, "A password has at least " + Passwords.MIN_CHARACTERS + " characters.");
        }
        if (GUESSED.contains(text.toLowerCase(Locale.ROOT))) {
            throw new InvalidValue(Field.PASSWORD, "Everybody would guess this password.");
        }
        if (text.length() > Passwords.MAX_CHARACTERS) {
            throw new InvalidValue(
                    Field.PASSWORD, "A password has at most " + Passwords.MAX_CHARACTERS + " characters.");
        }
    }

    static void quota(long octets) throws InvalidValue {
        if (octets < 0) {
            throw new InvalidValue(Field.QUOTA, "A quota cannot be negative.");
        }
    }

    static void responder(ResponderSettings responder) throws InvalidValue {
        if (responder.subject().length() > ResponderSettings.MAX_CHARACTERS) {
            throw new InvalidValue(Field.RESPONDER_SUBJECT, "The subject may have up to 255 characters.");
        }
        if (responder.subject().chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(Field.RESPONDER_SUBJECT, "The subject is one line.");
        }
        if (responder.text().length() > ResponderSettings.MAX_CHARACTERS) {
            throw new InvalidValue(Field.RESPONDER_TEXT, "The message may have up to 255 characters.");
        }
        if (responder.allowed() && responder.text().isBlank()) {
            throw new InvalidValue(Field.RESPONDER_TEXT, "The responder needs a message.");
        }
        period(responder.period());
    }

    private static void period(ResponderPeriod period) throws InvalidValue {
        if (period.days() < 1 || period.days() > ResponderPeriod.MAX_DAYS) {
            throw new InvalidValue(Field.RESPONDER_PERIOD, "One answer in 1 to " + ResponderPeriod.MAX_DAYS + " days.");
        }
        if (period.from().isPresent()
                && period.until().isPresent()
                && !period.from().get().isBefore(period.until().get())) {
            throw new InvalidValue(Field.RESPONDER_PERIOD, "The responder would end before it begins.");
        }
    }

    static void limits(DomainLimits limits) throws InvalidValue {
        if (limits.accounts() < 0 || limits.aliases() < 0 || limits.accountOctets() < 0 || limits.totalOctets() < 0) {
            throw new InvalidValue(Field.LIMIT, "A limit cannot be negative; 0 means without limit.");
        }
    }

    /// What somebody calls something: one line.
    static String label(String text) throws InvalidValue {
        String label = text.strip();
        if (label.isEmpty()
                || label.length() > AppPassword.Terms.MAX_LABEL
                || label.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidValue(Field.LABEL, "A name has 1 to " + AppPassword.Terms.MAX_LABEL + " characters.");
        }
        return label;
    }
}
