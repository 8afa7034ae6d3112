/** The open sessions of this node: of mail programs, which the connector holds, and of browsers. */
package org.mailmax.session;
