/** Starts, stops and configures the Payara domain that runs MailMax. */
package org.mailmax.server;
