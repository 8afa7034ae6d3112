/** What the server counts about itself, and how it tells the operator's tools. */
package org.mailmax.operation;
