/** Tells the domains that ask for it how TLS with their hosts went (RFC 8460). */
package org.mailmax.tlsreport;
