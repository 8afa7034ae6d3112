/** What the two databases do differently: schema migration, settings that durability needs, sequences, forced writes. */
package org.mailmax.database;
