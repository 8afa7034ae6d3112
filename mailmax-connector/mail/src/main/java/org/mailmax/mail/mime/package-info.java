/** The MIME indexer: one pass over the octets of a message gives its structure with offsets. */
package org.mailmax.mail.mime;
