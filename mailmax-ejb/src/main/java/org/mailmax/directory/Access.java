package org.mailmax.directory;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.mailmax.mail.identity.Service;

/// Whether and by which protocols somebody may log in to an account.
///
/// @param suspended mail is kept, but nobody logs in
/// @param protocols the allowed ones of [#PROTOCOLS]
public record Access(boolean suspended, Set<Service> protocols) {

    /// The protocols people log in by. The place of each is its bit in the database.
    public static final List<Service> PROTOCOLS =
            List.of(Service.IMAP, Service.POP3, Service.SUBMISSION, Service.WEBMAIL);

    public static final Access OPEN = new Access(false, Set.copyOf(PROTOCOLS));

    public Access {
        protocols = Set.copyOf(protocols);
    }

    /// Sending by any door is submission.
    public boolean allows(Service service) {
        return !suspended && allows(protocols, service);
    }

    static boolean allows(Collection<Service> protocols, Service service) {
        return protocols.contains(
                switch (service) {
                    case SMTP, LMTP -> Service.SUBMISSION;
                    default -> service;
                });
    }

    static int bits(Collection<Service> protocols) {
        return protocols.stream()
                .mapToInt(service -> 1 << PROTOCOLS.indexOf(service))
                .sum();
    }

    /// The protocols of a bit set.
    public static Set<Service> protocols(int bits) {
        Set<Service> set = EnumSet.noneOf(Service.class);
        PROTOCOLS.stream()
                .filter(service -> (bits >> PROTOCOLS.indexOf(service) & 1) == 1)
                .forEach(set::add);
        return set;
    }
}
