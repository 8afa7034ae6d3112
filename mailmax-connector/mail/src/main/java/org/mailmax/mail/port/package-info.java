/** The ports between protocol and mail: MailAccess, MailTransfer and their smaller kin, and what can go wrong there. */
package org.mailmax.mail.port;
