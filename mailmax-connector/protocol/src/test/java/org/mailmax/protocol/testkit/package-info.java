/** What protocol tests are made of: connections in memory, transcripts and their runner. */
package org.mailmax.protocol.testkit;
