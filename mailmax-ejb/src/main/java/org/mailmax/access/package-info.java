/** Stored mail as readers see it: the mail access port, views of folders, search. */
package org.mailmax.access;
