/** The REST API: the use cases of the administration for programs, with tokens instead of cookies. */
package org.mailmax.web.api;
