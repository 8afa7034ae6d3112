/** Drives mail servers with load and compares them. */
package org.mailmax.bench;
