/// Frugal clients of SMTP, LMTP, IMAP and POP3 that count what they read instead of building objects of it.
package org.mailmax.bench.client;
