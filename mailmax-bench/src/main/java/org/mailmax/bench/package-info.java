/// The load driver: measures any mail server over SMTP, LMTP, IMAP and POP3, alone or side by side with another.
package org.mailmax.bench;
