/** Who administers what. */
package org.mailmax.web.admin.administrators;
