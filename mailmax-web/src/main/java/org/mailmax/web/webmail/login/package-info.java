/** Logging in to the webmail and who is logged in. */
package org.mailmax.web.webmail.login;
