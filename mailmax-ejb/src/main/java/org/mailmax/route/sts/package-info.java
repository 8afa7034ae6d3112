/** MTA-STS (RFC 8461): what a domain promises of its hosts over HTTPS. */
package org.mailmax.route.sts;
