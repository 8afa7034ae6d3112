/** Folders of an account and what changes in them. */
package org.mailmax.mail.folder;
