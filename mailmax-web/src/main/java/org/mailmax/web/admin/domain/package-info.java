/** The list of domains and the page of one domain with its mailboxes. */
package org.mailmax.web.admin.domain;
