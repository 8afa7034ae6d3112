/** One mailbox: its aliases, forwards, responder, access, and the settings of mail programs. */
package org.mailmax.web.admin.mailbox;
