/// The IMAP conversation itself: the loop, its states, the view of the selected mailbox, and a handler per command.
package org.mailmax.protocol.imap.session;
