/** Tests in a real browser against the packaged product. */
package org.mailmax.browser;
