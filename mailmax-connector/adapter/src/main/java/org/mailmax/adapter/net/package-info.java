/** Netty: listeners, TLS, and connections that a session on a virtual thread reads and writes as if they blocked. */
package org.mailmax.adapter.net;
