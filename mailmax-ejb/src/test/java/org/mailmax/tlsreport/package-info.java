/** Reports on TLS: who asks for them, and what stands in them. */
package org.mailmax.tlsreport;
