/** Messages on their way to other hosts: what is handed over, where to, and what the hosts answered. */
package org.mailmax.mail.relay;
