/** Requests to web servers of other domains: only to addresses our own DNS gave, and verified. */
package org.mailmax.https;
