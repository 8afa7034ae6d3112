/** The frame around all pages of the administration: where one can go from anywhere. */
package org.mailmax.web.admin.frame;
