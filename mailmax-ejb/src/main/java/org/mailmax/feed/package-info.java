/** News of folders: hints after commit to everybody who looks at one. */
package org.mailmax.feed;
