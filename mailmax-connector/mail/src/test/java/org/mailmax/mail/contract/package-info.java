/** What every implementation of the ports must do; memory and database both extend these tests. */
package org.mailmax.mail.contract;
