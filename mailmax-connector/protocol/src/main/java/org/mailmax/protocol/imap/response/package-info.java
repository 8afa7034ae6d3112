/// How answers are written: one encoder for each IMAP response, straight into the connection's buffer.
package org.mailmax.protocol.imap.response;
