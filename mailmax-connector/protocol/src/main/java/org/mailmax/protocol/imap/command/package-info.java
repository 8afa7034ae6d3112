/// What a client may say: one record for each IMAP command, with its grammar; nothing here reads a session or writes.
package org.mailmax.protocol.imap.command;
