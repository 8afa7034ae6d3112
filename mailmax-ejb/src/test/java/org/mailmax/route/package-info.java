/** Where mail goes, asked of a DNS on loopback. */
package org.mailmax.route;
