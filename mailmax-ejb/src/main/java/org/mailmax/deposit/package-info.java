/** The group commit: messages become durable and appear in folders and queue in one step, many at once. */
package org.mailmax.deposit;
