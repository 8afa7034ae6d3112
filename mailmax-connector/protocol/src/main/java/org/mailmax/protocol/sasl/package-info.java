/** SASL mechanisms as small state machines, and the exchange SMTP, POP3 and IMAP share (RFC 4422). */
package org.mailmax.protocol.sasl;
