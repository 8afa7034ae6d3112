package org.mailmax.publication;

import java.util.Locale;

/// Something that belongs in the DNS, or behind a name there, for the mail of a domain.
///
/// @param name without a final dot; of a policy its URL
/// @param value as a zone file has it, of a TXT record the text itself; empty where only the operator knows it
public record NeededRecord(Purpose purpose, String name, Type type, String value) {

    /// Strings of a TXT record have at most 255 octets (RFC 1035 §3.3).
    private static final String STRING_ENDS = "(.{255})(?=.)";

    /// How long others may remember the record, in seconds.
    private static final int TTL = 3600;

    /// The types of records; a policy is fetched over HTTPS.
    public enum Type {
        ADDRESS,
        MX,
        TXT,
        SRV,
        CNAME,
        TLSA,
        PTR,
        HTTPS
    }

    /// What a group of records is good for.
    public enum Group {
        /// So that mail comes here.
        ARRIVAL,
        /// So that others believe our mail.
        TRUST,
        /// So that nobody on the way reads mail to us.
        SECRECY,
        /// So that mail programs find the server by themselves.
        PROGRAMS
    }

    /// What a record is good for.
    public enum Purpose {
        HOST(Group.ARRIVAL),
        MX(Group.ARRIVAL),
        PTR(Group.TRUST),
        SPF(Group.TRUST),
        DKIM(Group.TRUST),
        /// Of a key that signs no more, for mail still on its way.
        DKIM_RETIRED(Group.TRUST),
        DMARC(Group.TRUST),
        MTA_STS(Group.SECRECY),
        MTA_STS_HOST(Group.SECRECY),
        MTA_STS_POLICY(Group.SECRECY),
        TLS_RPT(Group.SECRECY),
        /// Of use only where DNSSEC protects the name of the server (RFC 7672 §2.2).
        TLSA(Group.SECRECY),
        IMAPS(Group.PROGRAMS),
        POP3S(Group.PROGRAMS),
        SUBMISSIONS(Group.PROGRAMS),
        SUBMISSION(Group.PROGRAMS),
        AUTOCONFIG(Group.PROGRAMS),
        AUTODISCOVER(Group.PROGRAMS);

        private final Group group;

        Purpose(Group group) {
            this.group = group;
        }

        public Group group() {
            return group;
        }
    }

    /// True when it can be written into a zone file.
    public boolean isForTheZone() {
        return !value.isEmpty() && type != Type.HTTPS;
    }

    /// The line of a zone file (RFC 1035 §5.1).
    public String zoneLine() {
        String data = type == Type.TXT ? '"' + value.replaceAll(STRING_ENDS, "$1\" \"") + '"' : value;
        return String.format(Locale.ROOT, "%s. %d IN %s %s", name, TTL, type, data);
    }
}
