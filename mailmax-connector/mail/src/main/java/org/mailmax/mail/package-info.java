/** The vocabulary of mail and the ports between the protocols above and the mail services below. */
package org.mailmax.mail;
