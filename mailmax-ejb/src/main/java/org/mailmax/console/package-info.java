/// The words of `./mailmax admin`: each command reads its words, asks the administration, and prints what it said.
package org.mailmax.console;
