/** What somebody has sent to leave later, and may still take back. */
package org.mailmax.queue.outbox;
