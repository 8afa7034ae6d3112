/** Messages on their way: transfer envelopes, what their senders ask for, receipts and enhanced status codes. */
package org.mailmax.mail.transfer;
