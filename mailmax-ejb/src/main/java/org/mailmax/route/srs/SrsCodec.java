package org.mailmax.route.srs;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import org.mailmax.mail.address.EmailAddress;

/// Writes and reads the local parts of the Sender Rewriting Scheme:
///
/// ```
/// SRS0=hash=day=domain=local          the sender local@domain, forwarded by us first
/// SRS1=hash=forwarder==rest           SRS0=rest@forwarder, forwarded by us as well: bounces go there directly
/// ```
///
/// The hash is ours alone, so that nobody can have bounces sent wherever he likes; the day ends its life. Both are
/// letters and digits that survive a change of case.
final class SrsCodec {

    /// Bounces of a message come within the life of a queue; anything older is not one.
    static final int MAX_AGE_DAYS = 21;

    private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int HASH_CHARACTERS = 6;
    private static final int DAYS = 1024;
    private static final int SECONDS_PER_DAY = 86_400;

    /// In the place of the day: the first forwarder's own stamp ends its life.
    private static final String FORWARDED_BEFORE = "1";

    private static final Reading FORGED = new Reading.Unusable(new SrsAddress.Forged());

    private static final Pattern SRS0 =
            Pattern.compile("srs0[=+-]([^=]+)=([^=]{2})=([^=]+)=(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SRS1 = Pattern.compile("srs1[=+-]([^=]+)=([^=]+)=(.+)", Pattern.CASE_INSENSITIVE);

    private final SecretKey key;

    SrsCodec(SecretKey key) {
        this.key = key;
    }

    static boolean looksLikeOne(EmailAddress address) {
        String local = address.localKey();
        return (local.startsWith("srs0") || local.startsWith("srs1"))
                && local.length() > 4
                && "=+-".indexOf(local.charAt(4)) >= 0;
    }

    /// The local part under which mail of this sender is sent on; it may be longer than an address allows.
    String forward(EmailAddress sender, Instant now) {
        Matcher first = SRS0.matcher(sender.localPart());
        if (first.matches()) {
            return srs1(sender.domain().name(), sender.localPart().substring(4));
        }
        Matcher second = SRS1.matcher(sender.localPart());
        if (second.matches()) {
            return srs1(second.group(2), second.group(3));
        }
        return srs0(day(now), sender.domain().name(), sender.localPart());
    }

    String srs0(String day, String domain, String local) {
        return "SRS0=" + hash(day, domain, local) + "=" + day + "=" + domain + "=" + local;
    }

    /// @param rest of the first forwarder's local part, its separator included
    private String srs1(String forwarder, String rest) {
        return "SRS1=" + hash(FORWARDED_BEFORE, forwarder, rest) + "=" + forwarder + "=" + rest;
    }

    /// What reading an address comes to.
    sealed interface Reading {

        /// Its parts; we have put them together ourselves.
        ///
        /// @param domain of the sender, or whatever was written in its place
        /// @param local the sender's local part
        record Parts(String domain, String local) implements Reading {}

        /// Why there are none.
        record Unusable(SrsAddress verdict) implements Reading {}
    }

    Reading read(EmailAddress address, Instant now) {
        if (!looksLikeOne(address)) {
            return new Reading.Unusable(new SrsAddress.Ordinary());
        }
        Matcher first = SRS0.matcher(address.localPart());
        if (first.matches()) {
            return first(first, now);
        }
        Matcher second = SRS1.matcher(address.localPart());
        return second.matches() ? second(second) : FORGED;
    }

    private Reading first(Matcher parts, Instant now) {
        String day = parts.group(2).toLowerCase(Locale.ROOT);
        if (!isOurs(parts.group(1), day, parts.group(3), parts.group(4))) {
            return FORGED;
        }
        return age(day, now) > MAX_AGE_DAYS
                ? new Reading.Unusable(new SrsAddress.Expired())
                : new Reading.Parts(parts.group(3), parts.group(4));
    }

    private Reading second(Matcher parts) {
        return isOurs(parts.group(1), FORWARDED_BEFORE, parts.group(2), parts.group(3))
                ? new Reading.Parts(parts.group(2), "SRS0" + parts.group(3))
                : FORGED;
    }

    /// Compared in constant time.
    private boolean isOurs(String hash, String... of) {
        return MessageDigest.isEqual(
                hash.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8),
                hash(of).getBytes(StandardCharsets.UTF_8));
    }

    private String hash(String... of) {
        return hash(HASH_CHARACTERS, of);
    }

    String hash(int characters, String... of) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            Arrays.stream(of).forEach(part -> {
                mac.update(part.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
                mac.update((byte) 0);
            });
            return base32(mac.doFinal(), characters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base32(byte[] octets, int characters) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < characters; i++) {
            text.append(BASE_32.charAt(octets[i] & 31));
        }
        return text.toString();
    }

    static String day(Instant now) {
        int day = today(now);
        return "" + BASE_32.charAt(day >> 5) + BASE_32.charAt(day & 31);
    }

    private static int today(Instant now) {
        return (int) (now.getEpochSecond() / SECONDS_PER_DAY % DAYS);
    }

    /// In days, modulo the length of the count; a stamp from tomorrow is very old.
    private static int age(String day, Instant now) {
        int high = BASE_32.indexOf(day.charAt(0));
        int low = BASE_32.indexOf(day.charAt(1));
        return high < 0 || low < 0 ? DAYS : Math.floorMod(today(now) - (high << 5 | low), DAYS);
    }
}
