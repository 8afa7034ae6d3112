/** Delivery status notifications as messages (RFC 3461, RFC 3464). */
package org.mailmax.queue.report;
