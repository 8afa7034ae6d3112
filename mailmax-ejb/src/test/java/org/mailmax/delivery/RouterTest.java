package org.mailmax.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mailmax.delivery.Town.at;
import static org.mailmax.delivery.Town.kept;
import static org.mailmax.delivery.Town.relayed;

import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mailmax.directory.Mailbox;
import org.mailmax.directory.Resolution;
import org.mailmax.mail.address.EmailAddress;

/// Where a message goes when mailboxes forward. The rules stand in [Router].
class RouterTest {

    private final Town town = new Town();

    @Test
    void mailStaysWhereItIsAddressedTo() {
        Route route = town.keeps("ann").keeps("bob").route("ann", "bob");
        assertThat(kept(route)).containsExactly("ann", "bob");
        assertThat(route.failures()).isEmpty();
    }

    @Test
    void aMailboxThatStoresKeepsACopyOfWhatItForwards() {
        Route route =
                town.keeps("ann", "bob", "ann@elsewhere.test").keeps("bob").route("ann");
        assertThat(kept(route)).containsExactly("ann", "bob");
        assertThat(relayed(route)).containsExactly("ann@elsewhere.test");
        assertThat(route.relays().getFirst().forwarder().map(Mailbox::address)).contains(at("ann"));
    }

    @Test
    void aMailboxWithStoreMailOffOnlyPassesOn() {
        Route route =
                town.passesOn("sales", "ann", "bob").keeps("ann").keeps("bob").route("sales");
        assertThat(kept(route)).containsExactly("ann", "bob");
    }

    @Test
    void withStoreMailOffAndNowhereToForwardTheMailIsKept() {
        assertThat(kept(town.passesOn("ann").route("ann"))).containsExactly("ann");
    }

    @Test
    void whatCannotBeForwardedIsKept() {
        town.passesOn("ann", "gone")
                .passesOn("bob", "closed", "carl")
                .keeps("carl")
                .isClosed("closed");
        assertThat(kept(town.route("ann"))).containsExactly("ann");
        assertThat(kept(town.route("bob"))).containsExactly("bob", "carl");
    }

    @Test
    void manyWaysLeadToOneCopy() {
        town.passesOn("all", "ann", "bob", "sales").passesOn("sales", "bob", "ann", "x@elsewhere.test");
        Route route =
                town.keeps("ann", "x@elsewhere.test").keeps("bob").route("all", "sales", "bob", "x@elsewhere.test");
        assertThat(kept(route)).containsExactly("ann", "bob");
        assertThat(relayed(route)).containsExactly("x@elsewhere.test");
    }

    @Test
    void aCircleIsCutAndTheMessageKeptOnce() {
        town.passesOn("a", "b").passesOn("b", "c").passesOn("c", "a");
        assertThat(kept(town.route("a"))).containsExactly("c");
        assertThat(kept(town.route("b"))).containsExactly("a");
        assertThat(kept(town.route("a", "b", "c"))).containsExactly("c");
    }

    @Test
    void aCircleThroughAMailboxThatStoresEndsThere() {
        town.keeps("a", "b").passesOn("b", "a");
        assertThat(kept(town.route("a"))).containsExactly("a");
        assertThat(kept(town.route("b"))).containsExactly("a");
    }

    @Test
    void aMailboxThatForwardsToItselfKeepsItsMail() {
        assertThat(kept(town.passesOn("a", "a").route("a"))).containsExactly("a");
    }

    @Test
    void mailThatComesBackFromAnotherHostIsKeptAndNotForwardedAgain() {
        town.passesOn("a", "a@elsewhere.test");
        Route route = town.route(RoutingLimits.DEFAULT, Set.of(at("A")), "a");
        assertThat(kept(route)).containsExactly("a");
        assertThat(relayed(route)).isEmpty();
    }

    @Test
    void aLongChainIsCutWhereTheLimitIs() {
        IntStream.range(0, 100).forEach(i -> town.passesOn("m" + i, "m" + (i + 1)));
        assertThat(kept(town.route("m0"))).containsExactly("m" + RoutingLimits.DEFAULT.depth());
    }

    @Test
    void aFloodOfAddressesIsCutWhereTheLimitIs() {
        String[] many = IntStream.range(0, 50)
                .mapToObj(i -> "x" + i + "@elsewhere.test")
                .toArray(String[]::new);
        Route route = town.passesOn("all", many).route(new RoutingLimits(5, 10), Set.of(), "all");
        assertThat(relayed(route)).hasSize(10);
        assertThat(kept(route)).containsExactly("all");
    }

    @Test
    void aTreeOfForwardsDoesNotExplode() {
        for (int level = 0; level < 30; level++) {
            town.passesOn("l" + level, "l" + (level + 1), "r" + (level + 1));
            town.passesOn("r" + level, "l" + (level + 1), "r" + (level + 1));
        }
        assertThat(town.route("l0").leadsSomewhere()).isTrue();
    }

    @Test
    void recipientsNobodyTakesMailForAreNamed() {
        Route route = town.keeps("ann").isClosed("closed").route("ann", "nobody", "closed");
        assertThat(kept(route)).containsExactly("ann");
        assertThat(route.failures())
                .containsExactly(new Resolution.Unknown(at("nobody")), new Resolution.Disabled(at("closed")));
    }

    @Test
    void recipientsElsewhereAreRelayedOnNobodysBehalf() {
        Route route = town.route("x@elsewhere.test");
        assertThat(route.relays()).containsExactly(new Route.Relay(at("x@elsewhere.test"), java.util.Optional.empty()));
    }

    @Test
    void everyMailboxOnTheWayMayAnswer() {
        Route route = town.answers("ann", "bob").answers("bob").route("ann");
        assertThat(route.responders()).extracting(Mailbox::address).containsExactlyInAnyOrder(at("ann"), at("bob"));
    }

    /// Any town whatever: nothing is lost, nothing is doubled, no visit takes for ever.
    @Test
    void inAnyTownEveryMessageEndsSomewhereOnce() {
        long seed = RandomGenerator.getDefault().nextLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        long end = System.nanoTime() + Long.getLong("fuzz.seconds", 2) * 1_000_000_000L;
        while (System.nanoTime() < end) {
            Town any = new Town();
            int size = random.nextInt(1, 12);
            for (int i = 0; i < size; i++) {
                String[] forwards = random.ints(random.nextInt(4), 0, size + 2)
                        .mapToObj(to -> to == size ? "x@elsewhere.test" : "m" + to)
                        .toArray(String[]::new);
                Town built = random.nextBoolean() ? any.keeps("m" + i, forwards) : any.passesOn("m" + i, forwards);
                assertThat(built).isSameAs(any);
            }
            Route route = any.route("m0");
            assertThat(route.failures()).as("seed %d", seed).isEmpty();
            assertThat(route.leadsSomewhere()).as("seed %d", seed).isTrue();
            List<EmailAddress> copies =
                    route.mailboxes().stream().map(Mailbox::address).toList();
            assertThat(copies).as("seed %d", seed).doesNotHaveDuplicates();
        }
    }
}
