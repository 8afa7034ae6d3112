/** The ports implemented in memory, for tests of everything above the line. */
package org.mailmax.mail.memory;
