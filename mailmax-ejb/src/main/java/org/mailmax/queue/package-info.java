/** Messages that wait to leave for other hosts. */
package org.mailmax.queue;
