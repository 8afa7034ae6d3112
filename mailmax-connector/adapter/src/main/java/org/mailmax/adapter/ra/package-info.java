/** Jakarta Connectors: activations open and close the listeners, and calls of the protocols become calls of endpoints. */
package org.mailmax.adapter.ra;
