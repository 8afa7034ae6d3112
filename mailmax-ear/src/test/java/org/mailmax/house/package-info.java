/** The rules of the house: who may import whom, how sources look, and that documents say what the code does. */
package org.mailmax.house;
