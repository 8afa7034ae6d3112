/** Senders rewritten and read back. */
package org.mailmax.route.srs;
