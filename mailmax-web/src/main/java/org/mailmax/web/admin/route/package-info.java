/** Where would it go? The page that draws the way of a message nobody has sent yet. */
package org.mailmax.web.admin.route;
