/** SMTP, message submission and LMTP: commands, grammar, the reading of messages and the session (RFC 5321, 6409, 2033). */
package org.mailmax.protocol.smtp;
