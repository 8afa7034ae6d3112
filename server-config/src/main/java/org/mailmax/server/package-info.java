/** The launcher: makes the Payara domain that runs MailMax, starts it, stops it and speaks to its operator console. */
package org.mailmax.server;
