/** The pages about mail that waits to leave: what waits, where to, and who may send. */
package org.mailmax.web.admin.queue;
