/** Policies of MTA-STS, and a web server on loopback that has some. */
package org.mailmax.route.sts;
