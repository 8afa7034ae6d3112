/** Pages: administration and webmail. */
package org.mailmax.web;
