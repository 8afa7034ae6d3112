/** How much may be sent, by whom and to whom: limits, blocked accounts, addresses that do not exist. */
package org.mailmax.queue.limit;
