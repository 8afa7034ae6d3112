/** Which hosts take the mail of a domain, in which order, and how they are to be spoken to. */
package org.mailmax.route;
