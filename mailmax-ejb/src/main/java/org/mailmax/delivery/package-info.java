/** Routing of one message to its recipients and its delivery into their folders. */
package org.mailmax.delivery;
