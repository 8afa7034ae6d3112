/** Logging in to the administration, and choosing a password of one's own. */
package org.mailmax.web.admin.login;
