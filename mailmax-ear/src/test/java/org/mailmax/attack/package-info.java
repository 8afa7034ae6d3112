/// Attacks on the pages and the REST API of the deployed product.
package org.mailmax.attack;
