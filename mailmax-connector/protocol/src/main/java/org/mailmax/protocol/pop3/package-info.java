/** POP3 (RFC 1939): the INBOX for clients that fetch their mail and go. */
package org.mailmax.protocol.pop3;
