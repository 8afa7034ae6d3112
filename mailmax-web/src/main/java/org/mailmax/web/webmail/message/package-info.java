/** Reading one message: its parts, its text made harmless, its attachments. */
package org.mailmax.web.webmail.message;
