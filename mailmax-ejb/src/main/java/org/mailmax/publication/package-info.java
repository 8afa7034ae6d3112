/** What a domain has to say in the DNS so that its mail arrives and is believed, and what it says now. */
package org.mailmax.publication;
