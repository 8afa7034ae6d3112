/** What all protocols share: the connection, lines and literals within limits, spooling, and nothing that knows mail. */
package org.mailmax.protocol.wire;
