/** A host that speaks SMTP as well or as badly as a test wants it to, on a real socket. */
package org.mailmax.protocol.smtp.stub;
