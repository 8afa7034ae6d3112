package org.mailmax.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where the metadata is kept: H2 in `MAILMAX_HOME/db` unless the operator names a PostgreSQL database.
///
/// @param password empty when MailMax makes one up itself
record DatabaseSettings(String url, String user, Optional<String> password) {

    static final String H2 = "jdbc:h2:";
    static final String POSTGRESQL = "jdbc:postgresql:";

    static DatabaseSettings of(Map<String, String> all, Path home) {
        // H2 writes a commit at once (WRITE_DELAY=0); MailMax itself forces it to the device, a whole group at a time.
        // Without AUTO_SERVER no port is opened and no second process can open the database.
        // A connection keeps the plans of all its statements; of 8, H2's default, nearly none would be met again.
        // H2 would answer a query that is asked again from the last answer, and judges by a mark that a commit sets
        // before
        // its rows can be seen: who asks in between is told the old answer for good (OPTIMIZE_REUSE_RESULTS=0).
        String embedded = H2 + "file:" + home.resolve("db").resolve("mailmax")
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;QUERY_CACHE_SIZE=256;OPTIMIZE_REUSE_RESULTS=0";
        String url = all.getOrDefault("MAILMAX_DB_URL", embedded);
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            throw new Refusal("MAILMAX_DB_URL is '" + url + "', but must begin with " + POSTGRESQL + " or " + H2 + ".");
        }
        return new DatabaseSettings(
                url,
                all.getOrDefault("MAILMAX_DB_USER", "mailmax"),
                Optional.ofNullable(all.get("MAILMAX_DB_PASSWORD")));
    }

    boolean embedded() {
        return url.startsWith(H2);
    }
}
