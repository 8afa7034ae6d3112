/** The doors: message-driven beans that hand each call of the connector to a service. */
package org.mailmax.inflow;
