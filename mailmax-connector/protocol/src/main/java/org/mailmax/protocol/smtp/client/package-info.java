/** The sending side of SMTP: one connection to another host, and the messages handed over on it (RFC 5321 §3, §4). */
package org.mailmax.protocol.smtp.client;
