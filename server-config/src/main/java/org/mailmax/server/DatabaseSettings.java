package org.mailmax.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the metadata is kept: H2 in `MAILMAX_HOME/db` unless the operator names a PostgreSQL database.
///
/// @param password empty when MailMax makes one up itself
record DatabaseSettings(String url, String user, Optional<String> password) {

    static final String H2 = "jdbc:h2:";
    static final String POSTGRESQL = "jdbc:postgresql:";

    /// What H2 does not do by itself, and a mail server needs.
    ///
    /// It writes a commit at once (WRITE_DELAY=0); MailMax itself forces it to the device, a whole group at a
    /// time. It would answer a query that is asked again from the last answer, and judges by a mark that a
    /// commit sets before its rows can be seen: who asks in between is told the old answer for good
    /// (OPTIMIZE_REUSE_RESULTS=0). A connection keeps the plans of all its statements; of 8, its default, nearly
    /// none would be met again. Without AUTO_SERVER no port is opened and no second process can open the
    /// database.
    private static final List<Option> OPTIONS = List.of(
            new Option("WRITE_DELAY", "0", true),
            new Option("OPTIMIZE_REUSE_RESULTS", "0", true),
            new Option("DB_CLOSE_ON_EXIT", "FALSE", false),
            new Option("QUERY_CACHE_SIZE", "256", false));

    /// @param needed whether an operator may not choose another value
    private record Option(String name, String value, boolean needed) {

        /// The URL with this option in it.
        ///
        /// @throws Refusal when the URL says something else and must not
        String in(String url) {
            Matcher set = Pattern.compile(";" + name + "=([^;]*)", Pattern.CASE_INSENSITIVE)
                    .matcher(url);
            if (!set.find()) {
                return url + ";" + name + "=" + value;
            }
            if (needed && !set.group(1).equals(value)) {
                throw new Refusal("MAILMAX_DB_URL is '" + url + "', but " + name + " must be " + value
                        + ": H2 would lose or hide mail otherwise. Leave it out, and MailMax sets it.");
            }
            return url;
        }
    }

    /// @throws Refusal when the URL names another kind of database, or asks H2 for what would lose mail
    static DatabaseSettings of(Map<String, String> all, Path home) {
        String url = all.getOrDefault(
                "MAILMAX_DB_URL", H2 + "file:" + home.resolve("db").resolve("mailmax"));
        if (!url.startsWith(H2) && !url.startsWith(POSTGRESQL)) {
            throw new Refusal("MAILMAX_DB_URL is '" + url + "', but must begin with " + POSTGRESQL + " or " + H2 + ".");
        }
        return new DatabaseSettings(
                url.startsWith(H2) ? complete(url) : url,
                all.getOrDefault("MAILMAX_DB_USER", "mailmax"),
                Optional.ofNullable(all.get("MAILMAX_DB_PASSWORD")));
    }

    private static String complete(String url) {
        String complete = url;
        for (Option option : OPTIONS) {
            complete = option.in(complete);
        }
        return complete;
    }

    boolean embedded() {
        return url.startsWith(H2);
    }
}
