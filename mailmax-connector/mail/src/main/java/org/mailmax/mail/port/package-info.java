/** The two ports between protocol and mail: MailAccess and MailTransfer, and what can go wrong there. */
package org.mailmax.mail.port;
