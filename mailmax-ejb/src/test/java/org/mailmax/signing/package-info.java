/** What we sign, judged by verifiers that are not ours. */
package org.mailmax.signing;
