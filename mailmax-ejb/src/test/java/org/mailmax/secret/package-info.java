/** What is sealed opens here alone. */
package org.mailmax.secret;
