/** Looking into somebody else's mailbox, and who has done it. */
package org.mailmax.web.admin.look;
