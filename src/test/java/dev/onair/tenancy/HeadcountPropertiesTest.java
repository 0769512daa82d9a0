package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.impl.cache.CacheImpl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/**
 * Whatever the watch tells in whatever order, and whoever asks when: what is kept is what a count of all comes to. By the cache that
 * the informers have.
 */
class HeadcountPropertiesTest {
    private static final int ACCOUNTS = 2;
    private static final int NAMESPACES = 3;
    private static final int NAMES = 12;
    private static final int MANY = 10_000;
    private static final int SECONDS = 8;
    private static final Instant DELETED = Instant.parse("2026-07-01T00:00:00Z");

    private final CacheImpl<ConfigMap> cache = new CacheImpl<>();
    /** What this process knows and no resource says. */
    private final Set<String> made = new HashSet<>();

    /** Those that had their last pass, and are there still. */
    private final Set<ResourceID> left = new HashSet<>();

    private final AtomicLong found = new AtomicLong();
    private final WatchedVersions<ConfigMap> versions = new WatchedVersions<>(
            id -> cache.getByKey(Cache.namespaceKeyFunc(id.getNamespace().orElse(""), id.getName())) != null);
    private final Headcount<ConfigMap> headcount =
            new Headcount<>(versions, HeadcountPropertiesTest::account, resource -> {
                found.incrementAndGet();
                return holding(resource);
            });

    {
        cache.addIndexers(Map.of("versions", versions::comesOrGoes));
    }

    private static ObjectKey account(int number) {
        return new ObjectKey("tv", "account-" + number);
    }

    private static ObjectKey account(ConfigMap resource) {
        return new ObjectKey("tv", resource.getData().get("account"));
    }

    /** One that is sealed has its id whatever else is so; one that is made has it as long as this process knows. */
    private Holding holding(ConfigMap resource) {
        var data = resource.getData();
        var isSealed = data.get("binding").equals("sealed");
        var isNamed = data.get("binding").equals("named");
        var bound =
                Optional.of(resource.getMetadata().getName()).filter(id -> isSealed || (isNamed && made.contains(id)));
        var takesAway = bound.isPresent() && data.get("policy").equals("delete");
        var holding = new Holding(
                bound,
                bound.isPresent(),
                takesAway,
                Optional.of(data.get("leaving"))
                        .filter(leaving -> takesAway && !leaving.equals("no"))
                        .map(Instant::parse),
                !isNamed);
        return left.contains(ResourceID.fromResource(resource)) ? holding.released() : holding;
    }

    /** @param shape what it is bound by, what becomes of its object, and whether it is leaving */
    private static ConfigMap resource(int which, int account, int shape) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace("team-" + which % NAMESPACES)
                .withName("channel-" + which % NAMES)
                .endMetadata()
                .withData(Map.of(
                        "account",
                        account(account % ACCOUNTS).name(),
                        "binding",
                        List.of("sealed", "named", "none").get(shape % 3),
                        "policy",
                        shape % 5 == 0 ? "retain" : "delete",
                        "leaving",
                        shape % 2 == 0 ? DELETED.plusSeconds(shape % SECONDS).toString() : "no"))
                .build();
    }

    private Map<String, Tally> recount(ObjectKey account, Instant approved) {
        return of(account)
                .filter(member -> member.holding().takesAway())
                .collect(Collectors.toMap(
                        member -> member.resource().getMetadata().getNamespace(),
                        member -> tally(member.holding().deletedAt(), approved),
                        Tally::plus));
    }

    private static Tally tally(Optional<Instant> deletedAt, Instant approved) {
        var isApproved = deletedAt.filter(at -> !at.isAfter(approved)).isPresent();
        return new Tally(
                isApproved ? 0 : 1,
                deletedAt.isPresent() && !isApproved ? 1 : 0,
                deletedAt.orElse(Instant.MIN),
                approved);
    }

    private Map<String, Tally> tallies(ObjectKey account) {
        return headcount.tallies(account, Map.of());
    }

    private static Map<String, Instant> everywhere(Instant approved) {
        return IntStream.range(0, NAMESPACES).boxed().collect(Collectors.toMap(one -> "team-" + one, one -> approved));
    }

    private Stream<Headcount.Member<ConfigMap>> of(ObjectKey account) {
        return cache.list().stream()
                .filter(resource -> account(resource).equals(account))
                .map(resource -> new Headcount.Member<>(resource, holding(resource)));
    }

    private void assertIsWhatACountOfAllComesTo(ObjectKey account) {
        for (var approved : List.of(Instant.MIN, DELETED.plusSeconds(2), DELETED.plusSeconds(4))) {
            assertThat(headcount.tallies(account, everywhere(approved))).isEqualTo(recount(account, approved));
        }
        var time = new Period(DELETED.plusSeconds(1), DELETED.plusSeconds(4));
        assertThat(headcount.deletions(account, Map.of("team-1", time))).isEqualTo(Map.of("team-1", (int) of(account)
                .filter(one -> one.resource().getMetadata().getNamespace().equals("team-1"))
                .flatMap(one -> one.holding().deletedAt().stream())
                .filter(at -> at.isAfter(time.after()) && !at.isAfter(time.until()))
                .count()));
        assertThat(headcount.members(account))
                .containsExactlyInAnyOrderElementsOf(of(account).toList());
        assertThat(headcount.names(account))
                .containsExactlyInAnyOrderElementsOf(of(account)
                        .map(member -> ResourceID.fromResource(member.resource()))
                        .toList());
    }

    private void happens(int kind, int which, int shape) {
        switch (kind) {
            case 0, 1, 2 -> cache.put(resource(which, which, shape));
            // It names another account, or the same.
            case 3 -> cache.put(resource(which, shape, shape));
            case 4, 5 -> cache.remove(resource(which, 0, 0));
            // The watch tells again what it has told.
            case 6 -> cache.list().stream().findFirst().ifPresent(cache::put);
            case 7 -> made.add("channel-" + which % NAMES);
            case 8 -> made.remove("channel-" + which % NAMES);
            case 9 -> {
                var id = ResourceID.fromResource(resource(which, 0, 0));
                left.add(id);
                headcount.again(id);
            }
            default -> assertIsWhatACountOfAllComesTo(account(which % ACCOUNTS));
        }
    }

    @Property(tries = 500)
    void whatIsKeptIsWhatACountOfAllComesTo(
            @ForAll @Size(min = 1, max = 200) List<@Size(3) List<@IntRange(min = 0, max = 29) Integer>> events) {
        events.forEach(event -> happens(event.get(0) % 11, event.get(1), event.get(2)));

        IntStream.range(0, ACCOUNTS).forEach(number -> assertIsWhatACountOfAllComesTo(account(number)));
        assertThat(headcount.size()).isEqualTo(cache.list().size());
    }

    @Property(tries = 100)
    void nothingIsKeptOfWhatIsGone(
            @ForAll @Size(min = 1, max = 100) List<@Size(3) List<@IntRange(min = 0, max = 29) Integer>> events) {
        events.forEach(event -> happens(event.get(0) % 11, event.get(1), event.get(2)));

        cache.list().forEach(cache::remove);

        IntStream.range(0, ACCOUNTS).forEach(number -> {
            assertThat(tallies(account(number))).isEmpty();
            assertThat(headcount.members(account(number))).isEmpty();
        });
        assertThat(headcount.size()).isZero();
        assertThat(versions.size()).isZero();
    }

    /** After a restart the watch tells all that there is, in any order. */
    @Property(tries = 100)
    void anotherProcessCountsTheSame(
            @ForAll @Size(min = 1, max = 100) List<@Size(3) List<@IntRange(min = 0, max = 29) Integer>> events) {
        events.forEach(event -> happens(event.get(0) % 11, event.get(1), event.get(2)));
        var told = new WatchedVersions<ConfigMap>(any -> true);
        var restarted = new Headcount<>(told, HeadcountPropertiesTest::account, this::holding);

        cache.list().reversed().forEach(told::comesOrGoes);

        IntStream.range(0, ACCOUNTS)
                .forEach(number ->
                        assertThat(restarted.tallies(account(number), Map.of())).isEqualTo(tallies(account(number))));
    }

    private static ConfigMap sealed(int number) {
        return new ConfigMapBuilder(resource(number, 0, 6))
                .editMetadata()
                .withName("channel-" + number)
                .endMetadata()
                .build();
    }

    @Test
    void tenThousandQuestionsFindOutWhatChangedAndNoMore() {
        IntStream.range(0, MANY).mapToObj(HeadcountPropertiesTest::sealed).forEach(cache::put);

        for (int number = 0; number < MANY; number++) {
            assertThat(tallies(account(0))).hasSize(number > MANY - NAMESPACES ? MANY - number : NAMESPACES);
            cache.remove(sealed(number));
        }

        assertThat(tallies(account(0))).isEmpty();
        assertThat(found.get()).isEqualTo(MANY);
    }

    @Test
    void whatIsNotCertainIsAskedForWithEachQuestionAndNothingElseIs() {
        IntStream.range(0, NAMES).mapToObj(number -> resource(number, 0, 0)).forEach(cache::put);
        cache.put(resource(1, 0, 4));
        tallies(account(0));
        var before = found.get();

        tallies(account(0));
        tallies(account(0));

        assertThat(found.get()).isEqualTo(before + 2);
    }

    /** An account that has one resource is never without. */
    @Test
    void whatIsJustBeingReplacedIsThere() throws InterruptedException {
        cache.put(sealed(0));
        var goesOn = new AtomicBoolean(true);
        var missed = new AtomicLong();
        var asking = IntStream.range(0, 4)
                .mapToObj(any -> Thread.ofVirtual().start(() -> {
                    while (goesOn.get()) {
                        missed.addAndGet(headcount.members(account(0)).isEmpty() ? 1 : 0);
                        missed.addAndGet(headcount.names(account(0)).isEmpty() ? 1 : 0);
                    }
                }))
                .toList();

        for (int version = 0; version < MANY; version++) {
            cache.put(sealed(0));
        }
        goesOn.set(false);
        for (var one : asking) {
            one.join();
        }

        assertThat(missed).hasValue(0);
    }

    /** As after a deletion that the watch tells before JOSDK forgets our own last write. */
    @Test
    void whatNobodyAsksForIsForgottenWithTheNextEvents() {
        IntStream.range(0, NAMES).mapToObj(HeadcountPropertiesTest::sealed).forEach(cache::put);
        IntStream.range(0, NAMES).mapToObj(HeadcountPropertiesTest::sealed).forEach(cache::remove);

        IntStream.range(NAMES, 2 * NAMES)
                .mapToObj(HeadcountPropertiesTest::sealed)
                .forEach(cache::put);

        assertThat(headcount.size()).isEqualTo(NAMES);
    }

    /** The watch tells by one thread; passes ask by many. */
    @Test
    void whoAsksMeanwhileLosesNothing() throws InterruptedException {
        var goesOn = new AtomicBoolean(true);
        var wrong = new AtomicLong();
        var asking = IntStream.range(0, 4)
                .mapToObj(any -> Thread.ofVirtual().start(() -> {
                    while (goesOn.get()) {
                        tallies(account(0)).values().stream()
                                .filter(tally -> tally.resources() <= 0
                                        || tally.deleting() < 0
                                        || tally.deleting() > tally.resources())
                                .forEach(tally -> wrong.incrementAndGet());
                    }
                }))
                .toList();

        for (int round = 0; round < MANY; round++) {
            cache.put(resource(round, round / NAMES, round * 6));
            if (round % 7 == 0) {
                cache.remove(resource(round * 5, 0, 0));
            }
        }
        goesOn.set(false);
        for (var one : asking) {
            one.join();
        }

        assertThat(wrong).hasValue(0);
        IntStream.range(0, ACCOUNTS).forEach(number -> assertIsWhatACountOfAllComesTo(account(number)));
    }
}
