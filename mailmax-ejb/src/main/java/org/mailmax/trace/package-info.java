/** The journey of every message: what is recorded of it, kept for some days, and found again. */
package org.mailmax.trace;
