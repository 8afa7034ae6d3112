/** Sends what is due: fair among destinations, each with its own pace, and writes down what has become of it. */
package org.mailmax.queue.dispatch;
