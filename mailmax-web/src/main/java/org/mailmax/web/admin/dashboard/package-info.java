/** The dashboard: how the server is, and what needs attention. */
package org.mailmax.web.admin.dashboard;
