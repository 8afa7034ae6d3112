/** The message trace: search, and the journey of one message in plain words. */
package org.mailmax.web.admin.trace;
