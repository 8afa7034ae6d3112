/** Folders, messages, flags, UIDs and modseqs: everything a mailbox holds. */
package org.mailmax.folder;
