/** Secrets at rest: sealed with a key that is kept beside the database, not in it. */
package org.mailmax.secret;
