package org.mailmax.route;

import java.net.InetAddress;
import java.util.List;

/// A host that takes the mail of a domain.
///
/// @param name as its domain calls it
/// @param addresses to be tried in this order; at least one
/// @param canonicalName where its CNAMEs lead; the name itself when it has none
/// @param secure its addresses are proven by DNSSEC
public record MailHost(String name, List<InetAddress> addresses, String canonicalName, boolean secure) {}
