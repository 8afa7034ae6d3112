/** What other hosts have taken over, written down in the moment they say so, before the database hears of it. */
package org.mailmax.queue.acceptance;
