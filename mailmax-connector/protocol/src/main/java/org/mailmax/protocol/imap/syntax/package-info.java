/// The letters of IMAP: tokens over one complete command, number sets, dates and mailbox names; knows no command.
package org.mailmax.protocol.imap.syntax;
