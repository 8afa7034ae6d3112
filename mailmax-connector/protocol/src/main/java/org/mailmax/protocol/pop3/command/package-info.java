/** The commands of POP3 and their grammar. */
package org.mailmax.protocol.pop3.command;
