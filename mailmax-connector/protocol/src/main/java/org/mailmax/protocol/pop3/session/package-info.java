/** A POP3 session: its states, the maildrop it sees, and what is done for each command. */
package org.mailmax.protocol.pop3.session;
