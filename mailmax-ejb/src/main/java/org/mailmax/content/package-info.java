/** The octets of messages: append-only volumes and the group commit that makes them durable. */
package org.mailmax.content;
