/** Runs the EJBs of this module without a container: injection, transactions and a real database, in a second. */
package org.mailmax.harness;
