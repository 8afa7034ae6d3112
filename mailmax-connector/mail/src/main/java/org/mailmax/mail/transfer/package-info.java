/** Messages on their way: transfer envelopes, receipts and the replies' enhanced status codes. */
package org.mailmax.mail.transfer;
