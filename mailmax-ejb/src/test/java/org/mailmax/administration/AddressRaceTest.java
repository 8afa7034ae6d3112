package org.mailmax.administration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mailmax.administration.AdministrationException.AlreadyTaken;
import org.mailmax.database.DatabaseKind;
import org.mailmax.mail.address.EmailAddress;

/// Many want the same address at the same moment: one gets it, the others are told that it is taken.
class AddressRaceTest extends AdministrationTest {

    private static final int RIVALS = 8;
    private static final int ROUNDS = 5;

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void anAddressIsClaimedOnce(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        for (int round = 0; round < ROUNDS; round++) {
            String name = "wanted" + round;
            assertThat(winners(i -> i % 2 == 0
                            ? accounts().add(OPERATOR, new NewAccount(HERE, name, PASSWORD, 0))
                            : aliases().add(OPERATOR, ann(), name)))
                    .isEqualTo(1);
            EmailAddress address = EmailAddress.of(name + "@here.test");
            long claims = ejb.inTransaction(
                    em -> em.createQuery("SELECT COUNT(a) FROM Address a WHERE a.localKey = :key", Long.class)
                            .setParameter("key", address.localKey())
                            .getSingleResult());
            assertThat(claims).isEqualTo(1);
        }
        long orphans = ejb.inTransaction(em -> em.createQuery(
                        "SELECT COUNT(a) FROM Account a WHERE NOT EXISTS (SELECT x FROM Address x WHERE x.account = a)",
                        Long.class)
                .getSingleResult());
        assertThat(orphans).isZero();
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aDomainIsAddedOnce(DatabaseKind kind) throws Exception {
        start(kind);
        assertThat(winners(_ -> domains().add(OPERATOR, "here.test"))).isEqualTo(1);
        assertThat(domains().show(OPERATOR, HERE).accounts()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(DatabaseKind.class)
    void aForwardAndAnAdministratorAreAddedOnce(DatabaseKind kind) throws Exception {
        start(kind);
        furnish();
        assertThat(winners(_ -> forwards().add(OPERATOR, ann(), "x@elsewhere.test")))
                .isEqualTo(1);
        assertThat(winners(_ -> administrators().addSystemAdministrator(OPERATOR, "a@mail.test")))
                .isEqualTo(1);
    }

    private interface Claim {
        Object by(int rival) throws Exception;
    }

    private static long winners(Claim claim) throws Exception {
        CyclicBarrier together = new CyclicBarrier(RIVALS);
        List<Callable<Boolean>> rivals = new ArrayList<>();
        for (int i = 0; i < RIVALS; i++) {
            int rival = i;
            rivals.add(() -> {
                together.await();
                return wins(claim, rival);
            });
        }
        long winners = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> rival : threads.invokeAll(rivals)) {
                winners += rival.get() ? 1 : 0;
            }
        }
        return winners;
    }

    private static boolean wins(Claim claim, int rival) throws Exception {
        try {
            claim.by(rival);
            return true;
        } catch (AlreadyTaken taken) {
            return false;
        }
    }
}
