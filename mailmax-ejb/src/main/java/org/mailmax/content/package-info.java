/** The octets of messages in append-only volumes: writing, reading, recovery, sweeping. */
package org.mailmax.content;
