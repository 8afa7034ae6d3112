/** Mail addresses, domain names and reverse-paths of RFC 5321, and the login names people type. */
package org.mailmax.mail.address;
