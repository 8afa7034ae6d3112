/** Signs our own messages by DKIM, with keys per domain. */
package org.mailmax.signing;
