/** Domains, accounts, aliases, forwards, credentials and administrators: who is who. */
package org.mailmax.directory;
