/** Taking back what was sent, and the list of what leaves later. */
package org.mailmax.web.webmail.outbox;
