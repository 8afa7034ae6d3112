/** What somebody does with the own login: password, second factor, app passwords. */
package org.mailmax.web.admin.account;
