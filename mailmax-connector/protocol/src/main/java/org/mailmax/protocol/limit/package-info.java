/** Limits that hold over all sessions of a protocol. */
package org.mailmax.protocol.limit;
