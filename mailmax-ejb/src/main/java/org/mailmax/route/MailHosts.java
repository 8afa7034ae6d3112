package org.mailmax.route;

import java.util.List;

/// The hosts of a domain.
public sealed interface MailHosts {

    /// These, the best first.
    ///
    /// @param secure that it is these and no others is proven by DNSSEC
    record Known(List<MailHost> hosts, boolean secure) implements MailHosts {}

    /// None, and why.
    record None(NextHop why) implements MailHosts {}
}
