/** Writing a message and sending it. */
package org.mailmax.web.webmail.compose;
