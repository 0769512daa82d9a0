package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.MethodCalls;
import dev.onair.common.AccountSpec;
import dev.onair.engine.Conditions;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.fault.Down;
import dev.onair.simulator.fault.StaleList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fifty channels cost hardly more calls than they must. */
class OperatorManyIT {
    private static final int MANY = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration BEHIND = Duration.ofSeconds(3);

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.credentials();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private void createMany() {
        createMany(MANY);
    }

    private void createMany(int count) {
        for (int number = 0; number < count; number++) {
            operator.create("channel-" + number, spec -> {});
        }
        awaitThat(() -> assertThat(operator.channels()).allMatch(OperatorManyIT::isReady));
    }

    private static boolean isReady(LiveChannel channel) {
        return channel.getStatus() != null && Conditions.isTrue(channel.getStatus().conditions, "Ready", 1);
    }

    private long detailsRead() {
        return operator.simulator.requests().count("getChannelConfigure");
    }

    /** The list is walked once before and once after. */
    private static int pages() {
        return 2 * pagesOfAWalk();
    }

    /** The vendor's list has fifty channels a page, and it is walked until a page is not full. */
    private static int pagesOfAWalk() {
        return MANY / 50 + 1;
    }

    private Map<String, String> versions() {
        var versions = new TreeMap<String, String>();
        versions.put("(account)", version(operator.account().get()));
        operator.channels()
                .forEach(channel -> versions.put(channel.getMetadata().getName(), version(channel)));
        return versions;
    }

    private static String version(HasMetadata resource) {
        return resource.getMetadata().getResourceVersion();
    }

    @Test
    void aHundredReconcilesBuildNoKubernetesClient() {
        operator.account(spec -> spec.requestsPerMinute = 100_000);
        var calls = MethodCalls.during(List.of(MethodCalls.CLIENTS_BUILT, MethodCalls.RECONCILES), () -> {
            createMany(100);
        });

        // Where all is slow, what comes while a resource has its pass is one pass more, however much that is.
        assertThat(calls.get(MethodCalls.RECONCILES)).isGreaterThanOrEqualTo(100);
        assertThat(calls.get(MethodCalls.CLIENTS_BUILT)).isZero();
    }

    @Test
    void costsACallForEachAndAFewPages() {
        // With a backlog, as there always is when many come at once: creates go before looks, and one look serves all.
        operator.account(spec -> spec.requestsPerMinute = 300);
        createMany();

        var calls = operator.simulator.requests().counts();
        awaitThat(() -> assertThat(detailsRead()).isEqualTo(MANY));

        assertThat(calls).containsEntry("createChannel", MANY);
        // The budget of ARCHITECTURE: 1.05 calls for each, and the pages of the list.
        assertThat(calls.values().stream().mapToInt(Integer::intValue).sum()
                        - calls.getOrDefault("getChannelConfigure", 0))
                .as(calls.toString())
                .isLessThanOrEqualTo((int) (MANY * 1.05) + pages());
        assertThat(operator.simulator.channels().all()).hasSize(MANY);
    }

    /** What the list does not show so far is looked for by all together, while there is no quota to spare. */
    @Test
    void costsHardlyMoreWhereTheListIsBehind() {
        operator.account(spec -> spec.requestsPerMinute = 300);
        operator.simulator
                .faults()
                .onEveryCall()
                .always(new StaleList(Clock.offset(Clock.systemUTC(), BEHIND.negated())));
        createMany();

        var calls = operator.simulator.requests().counts();

        assertThat(calls).containsEntry("createChannel", MANY);
        assertThat(calls.get("getChannelList")).as(calls.toString()).isLessThanOrEqualTo(MANY / 5);
        assertThat(operator.simulator.channels().all()).hasSize(MANY);
    }

    @Test
    void doesNothingButLookWhenNothingChanges() {
        operator.account(spec -> spec.driftCheckInterval = "1s");
        createMany();
        awaitThat(() -> {
            assertThat(detailsRead()).isEqualTo(MANY);
            assertThat(operator.channels()).allMatch(channel -> channel.getStatus().detailsObservedTime != null);
        });
        // The account's figures follow the last of the changes with the next walk, as soon as the machine comes to it.
        awaitThat(() -> {
            var before = versions();
            awaitWalks(1);
            assertThat(versions()).isEqualTo(before);
        });
        var versions = versions();
        var from = operator.simulator.requests().last();

        awaitWalks(3);

        assertThat(operator.simulator.requests().since(from))
                .extracting(LoggedRequest::call)
                .containsOnly("getChannelList");
        assertThat(versions()).isEqualTo(versions);
    }

    private void awaitWalks(int more) {
        var seen = operator.simulator.requests().count("getChannelList");
        awaitThat(() -> assertThat(operator.simulator.requests().count("getChannelList"))
                .isGreaterThanOrEqualTo(seen + (long) more * pagesOfAWalk()));
    }

    @Test
    void restartsWithoutACallForEach() {
        operator.account(spec -> {});
        createMany();
        awaitThat(() ->
                assertThat(operator.channels()).allMatch(channel -> channel.getStatus().detailsObservedTime != null));
        var from = operator.simulator.requests().last();

        operator.restart();
        operator.create("late", spec -> {});

        operator.awaitReady("late");
        assertThat(operator.simulator.requests().since(from))
                .extracting(LoggedRequest::call)
                .filteredOn(call -> !Set.of("getChannelList", "createChannel").contains(call))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(operator.simulator.channels().all()).hasSize(MANY + 1);
    }

    @Test
    void deletesManyInFewCalls() {
        operator.account(spec -> {
            spec.deletionGuard = new AccountSpec.DeletionGuard();
            spec.deletionGuard.percent = 100;
            spec.deletionGuard.settle = "0s";
        });
        createMany();
        // Deletions that come while the vendor asks for patience leave together.
        operator.simulator
                .faults()
                .on("deleteChannel")
                .once(new Down(100, Optional.empty(), List.of(new Down.Answer(429, Optional.of(PATIENCE)))));

        operator.client.resources(LiveChannel.class).inNamespace("tv").delete();

        awaitThat(() -> assertThat(operator.channels()).isEmpty());
        assertThat(operator.simulator.channels().all()).isEmpty();
        assertThat(operator.simulator.requests().count("deleteChannel")).isLessThan(MANY);
    }

    @Test
    void holdsAWaveOfDeletionsUntilOneWord() {
        operator.account(spec -> {});
        createMany();

        operator.client.resources(LiveChannel.class).inNamespace("tv").delete();

        awaitThat(() -> assertThat(Optional.ofNullable(operator.account().get().getStatus().heldDeletions))
                .hasValueSatisfying(held -> assertThat(held.token).isNotNull()));
        assertThat(operator.simulator.channels().all()).hasSizeGreaterThan(MANY / 4);
        awaitThat(() -> assertThat(operator.reason(
                        operator.channels().getLast().getMetadata().getName()))
                .isEqualTo("TooManyDeletions"));
        var token = Optional.ofNullable(operator.account().get().getStatus().heldDeletions)
                .orElseThrow()
                .token;

        operator.annotate(operator.account(), "onair.dev/approve", String.valueOf(token));

        awaitThat(() -> assertThat(operator.channels()).isEmpty());
        assertThat(operator.simulator.channels().all()).isEmpty();
    }
}
