/** The search box. */
package org.mailmax.web.admin.find;
