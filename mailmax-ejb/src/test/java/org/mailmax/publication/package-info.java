/** Tests of what domains say in the DNS. */
package org.mailmax.publication;
