/** The resource adapter: the one place where sockets and the container meet. */
package org.mailmax.adapter;
