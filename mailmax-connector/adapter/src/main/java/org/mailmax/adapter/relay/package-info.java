/** The way out on sockets: connections to other hosts, made, secured, judged and kept for the next message. */
package org.mailmax.adapter.relay;
