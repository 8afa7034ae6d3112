/** What other programs look for at agreed places: the policy of MTA-STS, and the settings of mail programs. */
package org.mailmax.web.wellknown;
