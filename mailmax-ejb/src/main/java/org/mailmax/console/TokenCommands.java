package org.mailmax.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailmax.administration.Actor;
import org.mailmax.administration.Actor.Operator;
import org.mailmax.administration.AdministrationException;
import org.mailmax.administration.NewToken;
import org.mailmax.administration.TokenAdministration;
import org.mailmax.administration.TokenScope;
import org.mailmax.administration.TokenSummary;
import org.mailmax.console.ConsoleWords.UsageException;

/// `token …`
@ApplicationScoped
public class TokenCommands {

    private static final Actor OPERATOR = new Operator();
    private static final int DAYS = 90;

    @Inject
    private TokenAdministration tokens;

    String add(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(4);
        NewToken added = tokens.add(
                OPERATOR,
                words.address(0),
                words.text(1, "the label"),
                scopes(words.text(2, "the scopes")),
                days(words));
        return added.token() + "\n";
    }

    String list(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(0);
        TextTable table = new TextTable("id", "administrator", "label", "scopes", "expires", "last used");
        for (TokenSummary row : tokens.list(OPERATOR)) {
            table.row(
                    row.id(),
                    row.owner(),
                    row.label(),
                    TokenScope.join(row.scopes()),
                    row.expires(),
                    row.lastUsed().map(Instant::toString).orElse("never"));
        }
        return table.toString();
    }

    String delete(ConsoleWords words) throws UsageException, AdministrationException {
        words.atMost(1);
        long id = number(words.text(0, "the id"));
        tokens.delete(OPERATOR, id);
        return "token " + id + " opens nothing any more\n";
    }

    private static Set<TokenScope> scopes(String text) throws UsageException {
        Set<TokenScope> scopes = new HashSet<>();
        for (String word : text.split(",")) {
            scopes.add(TokenScope.parse(word)
                    .orElseThrow(() -> new UsageException("there is no scope \"" + word + "\", but " + all())));
        }
        return scopes;
    }

    private static String all() {
        return Arrays.stream(TokenScope.values()).map(TokenScope::text).collect(Collectors.joining(", "));
    }

    private static int days(ConsoleWords words) throws UsageException {
        return words.optional(3).isPresent() ? (int) number(words.text(3, "the days")) : DAYS;
    }

    private static long number(String text) throws UsageException {
        if (!text.matches("\\d{1,9}")) {
            throw new UsageException("\"" + text + "\" is no number");
        }
        return Long.parseLong(text);
    }
}
