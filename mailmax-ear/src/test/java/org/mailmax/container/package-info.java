/** Tests that run inside the server, deployed by Arquillian together with the application. */
package org.mailmax.container;
