/** The folder tree, the message list of a folder, and what can be done with the messages in it. */
package org.mailmax.web.webmail.folder;
