/** What all pages share: preferences, texts, security headers, the guard of the session, log out. */
package org.mailmax.web.shared;
