package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.InvalidValue;
import org.mailmax.administration.AdministrationException.NotAllowed;
import org.mailmax.administration.AdministrationException.NotFound;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.EmailAddress;

/// Tokens of the REST API.
class TokenAdministrationTest extends AdministrationTest {

    private static final Set<TokenScope> READ = Set.of(TokenScope.DOMAINS_READ, TokenScope.TRACE_READ);

    private TokenAdministration tokens() {
        return ejb.get(TokenAdministration.class);
    }

    private static Instant now() {
        return Instant.now();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aTokenActsInTheNameOfItsAdministratorWithinItsScopes(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor here = postmaster(HERE);
        NewToken made = tokens().add(here, "backup", READ, 30);
        assertThat(made.token()).matches("mailmax_[0-9a-f]{32}");
        TokenAdministration.Caller caller =
                tokens().authenticate(made.token(), now()).orElseThrow();
        assertThat(caller.actor()).isEqualTo(here);
        assertThat(caller.scopes()).isEqualTo(READ);
        assertThat(tokens().list(here)).singleElement().satisfies(row -> {
            assertThat(row.lastUsed()).isPresent();
            assertThat(row.expires()).isBetween(now().plus(Duration.ofDays(29)), now().plus(Duration.ofDays(31)));
        });
        assertThat(audit()).contains("postmaster@here.test: token add postmaster@here.test");
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aTokenOpensNothingWhenItIsOldTakenBackOrItsAdministratorIsGone(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor here = postmaster(HERE);
        String token = tokens().add(here, "one", READ, 1).token();
        assertThat(tokens().authenticate(token, now().plus(Duration.ofDays(2)))).isEmpty();
        tokens().delete(here, tokens().list(here).getFirst().id());
        assertThat(tokens().authenticate(token, now())).isEmpty();
        String another = tokens().add(here, "two", READ, 1).token();
        administrators().resetPassword(OPERATOR, EmailAddress.of("postmaster@here.test"));
        assertThat(tokens().authenticate(another, now())).isEmpty();
        administrators().delete(OPERATOR, EmailAddress.of("postmaster@here.test"));
        assertThat(tokens().authenticate(another, now())).isEmpty();
        assertThat(tokens().list(OPERATOR)).isEmpty();
    }

    @Test
    void whatIsNoTokenOpensNothing() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        String token = tokens().add(postmaster(HERE), "one", READ, 1).token();
        for (String wrong : List.of("", "mailmax_", token.substring(1), token + "0", token.toUpperCase(), PASSWORD)) {
            assertThat(tokens().authenticate(wrong, now())).as(wrong).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = DatabaseKind.class, names = "H2")
    void nobodySeesOrEndsTheTokensOfOthers(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        Actor here = postmaster(HERE);
        Actor there = postmaster(THERE);
        long id = tokens().add(here, "one", READ, 1).summary().id();
        assertThat(tokens().list(there)).isEmpty();
        assertThat(tokens().list(root())).isEmpty();
        assertThatThrownBy(() -> tokens().delete(there, id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens().add(there, EmailAddress.of("postmaster@here.test"), "two", READ, 1))
                .isInstanceOf(NotAllowed.class);
        assertThat(tokens().list(OPERATOR)).hasSize(1);
    }

    @Test
    void theOperatorMakesTokensForAdministratorsOnly() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        Actor here = postmaster(HERE);
        String token = tokens().add(OPERATOR, EmailAddress.of("postmaster@here.test"), "one", READ, 1)
                .token();
        assertThat(tokens().authenticate(token, now()).orElseThrow().actor()).isEqualTo(here);
        assertThatThrownBy(() -> tokens().add(OPERATOR, ann(), "one", READ, 1)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> tokens().add(OPERATOR, "one", READ, 1)).isInstanceOf(NotAllowed.class);
    }

    @Test
    void whatIsFilledInWronglyIsSaid() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        Actor here = postmaster(HERE);
        assertThatThrownBy(() -> tokens().add(here, " ", READ, 1)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> tokens().add(here, "x".repeat(65), READ, 1)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> tokens().add(here, "one", Set.of(), 1)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> tokens().add(here, "one", READ, 0)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> tokens().add(here, "one", READ, 367)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void theTokenItselfIsStoredNowhere() throws Exception {
        start(DatabaseKind.H2);
        furnish();
        NewToken made = tokens().add(postmaster(HERE), "one", READ, 1);
        assertThat(made.toString()).doesNotContain(made.token());
        List<?> hashes = ejb.inTransaction(
                em -> em.createNativeQuery("SELECT token_hash FROM api_token").getResultList());
        assertThat(hashes).hasSize(1).noneMatch(hash -> made.token().contains(hash.toString()));
    }
}
