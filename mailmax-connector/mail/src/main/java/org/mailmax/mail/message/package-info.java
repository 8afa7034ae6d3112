/** Messages as the store knows them: UIDs, flags, content, envelope and structure. */
package org.mailmax.mail.message;
