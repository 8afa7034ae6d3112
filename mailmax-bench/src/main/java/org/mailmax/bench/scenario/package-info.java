/// What is measured: deliveries, IMAP commands, POP3 sessions, idle sessions and growing folders.
package org.mailmax.bench.scenario;
