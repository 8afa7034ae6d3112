/** What the Domain Name System says, with or without proof: a cache over dnsjava. */
package org.mailmax.dns;
