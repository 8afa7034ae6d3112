/** What mail must be like to be taken: limits now, later SPF, DKIM and DMARC too. */
package org.mailmax.policy;
