/** Tests against the packaged product: started as a user starts it, spoken to over its ports. */
package org.mailmax.product;
