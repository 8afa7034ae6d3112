/** Who is talking to us: accounts, identities, credentials and peers. */
package org.mailmax.mail.identity;
