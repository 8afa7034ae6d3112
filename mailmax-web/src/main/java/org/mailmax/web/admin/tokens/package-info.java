/** The tokens of the REST API: made, listed and taken back. */
package org.mailmax.web.admin.tokens;
