/** Who is logged in, and the end of that. */
package org.mailmax.web.admin.sessions;
