/** How TLS with other hosts went, counted by day until their domains are told (RFC 8460). */
package org.mailmax.tlsresult;
