/** The audit: who changed what, as a table and as a file. */
package org.mailmax.web.admin.audit;
