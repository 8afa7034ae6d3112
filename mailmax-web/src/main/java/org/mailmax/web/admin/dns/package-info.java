/** What a domain says in the DNS, and the keys it signs by. */
package org.mailmax.web.admin.dns;
