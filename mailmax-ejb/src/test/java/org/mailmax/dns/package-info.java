/** Questions about names, and a DNS server with DNSSEC for tests of other packages too. */
package org.mailmax.dns;
