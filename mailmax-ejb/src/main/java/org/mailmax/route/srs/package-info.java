/** The Sender Rewriting Scheme: forwards go out under our own name, and their bounces find the way back. */
package org.mailmax.route.srs;
