/** What the administration pages and the operator's console may do, as use cases. */
package org.mailmax.administration;
