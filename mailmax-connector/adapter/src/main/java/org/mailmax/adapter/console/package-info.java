/** The operator's console: a Unix domain socket that only the owner of the data directory can open. */
package org.mailmax.adapter.console;
