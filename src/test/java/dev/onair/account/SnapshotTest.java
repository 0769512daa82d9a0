package dev.onair.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.MemoryBudget;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SnapshotTest {

    private static final int PAGE = 10;
    private static final long PAGE_ALONE = -2;

    private record Entry(String id, String name) {}

    /** The vendor's list, newest first. */
    private final List<Entry> vendor = new CopyOnWriteArrayList<>();

    private final List<Integer> pagesRead = new CopyOnWriteArrayList<>();
    private final List<Set<String>> news = new CopyOnWriteArrayList<>();
    private final ManualClock clock = new ManualClock();
    private final Gate gate =
            new Gate(GateSettings.of(60_000), clock, (call, outcome, waited, took) -> {}, target -> {});
    private final Callers callers = new Callers(clock, gate);
    private final Snapshot<Entry> snapshot = new Snapshot<>(gate, listing("list"), clock);

    private Runnable afterPage = () -> {};
    private long saidTotal = -1;
    private boolean always;
    private long pageWeight;
    private Optional<Failure> failure = Optional.empty();

    @BeforeEach
    void beginWithQuota() {
        snapshot.onChange(news::add);
        clock.advance(Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        gate.close();
    }

    @Test
    void readsAllPagesAndSaysSinceWhenTheyAreTrue() {
        create(25);
        var before = clock.instant();
        afterPage = () -> clock.advance(Duration.ofSeconds(1));

        var sweep = swept();

        assertThat(sweep).isEqualTo(new Sweep(before, Duration.ofSeconds(3), 3, 25, 0, Set.of()));
        assertThat(snapshot.all()).hasSize(25);
        assertThat(snapshot.find("id 0")).map(Sighting::seenAt).contains(before.plusSeconds(2));
    }

    @Test
    void joinsWalksThatAreAskedForAtTheSameTime() {
        create(25);
        gate.reconfigure(GateSettings.of(6_000));
        var first = Callers.onItsOwnThread(snapshot::sweep);
        callers.awaitWaiting(Lane.SNAPSHOT, 1);
        var joining = new CopyOnWriteArrayList<Thread>();
        var others = IntStream.range(0, 5)
                .mapToObj(other -> Callers.onItsOwnThread(() -> {
                    joining.add(Thread.currentThread());
                    return snapshot.sweep();
                }))
                .toList();
        Awaitility.await()
                .until(() -> joining.size() == 5
                        && joining.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));

        var outcome = callers.advanceUntil(first);

        assertThat(others).allSatisfy(other -> assertThat(other.get()).isEqualTo(outcome));
        assertThat(pagesRead).containsExactly(1, 2, 3);
    }

    @Test
    void bearsAnEntryThatIsSeenTwiceBecauseANewOneMovedThePages() {
        create(25);
        afterPage = () -> vendor.addFirst(new Entry("new " + pagesRead.size(), "n"));

        var sweep = swept();

        assertThat(sweep.entries()).isEqualTo(25);
        assertThat(sweep.missing()).isEmpty();
    }

    @Test
    void reportsWhatIsNotInTheListAnyMoreAndForgetsIt() {
        create(25);
        swept();
        vendor.remove(new Entry("id 7", "n"));
        clock.advance(Duration.ofSeconds(1));

        var sweep = swept();

        assertThat(sweep.missing()).containsExactly("id 7");
        assertThat(snapshot.find("id 7")).isEmpty();
        assertThat(news.getLast()).containsExactly("id 7");
    }

    @Test
    void doesNotMissWhatWasCreatedDuringTheWalk() {
        create(25);
        afterPage = () -> {
            if (pagesRead.size() == 2) {
                snapshot.put("just created", new Entry("just created", "n"), clock.instant());
            }
        };

        assertThat(swept().missing()).isEmpty();
        assertThat(snapshot.find("just created")).isPresent();
    }

    @Test
    void leavesEverythingAsItWasWhenAPageFails() {
        create(25);
        swept();
        var before = snapshot.lastSweep();
        vendor.clear();
        failure = Optional.of(new Failure.Retryable("503"));

        var outcome = snapshot.sweep();

        assertThat(outcome).isEqualTo(Outcome.failed(new Failure.Retryable("503")));
        assertThat(snapshot.all()).hasSize(25);
        assertThat(snapshot.lastSweep()).isEqualTo(before);
    }

    @Test
    void tellsOnlyWhatChangedAndNothingWhenNothingDid() {
        create(12);
        swept();
        clock.advance(Duration.ofSeconds(1));
        swept();
        vendor.set(3, new Entry(vendor.get(3).id(), "renamed"));
        clock.advance(Duration.ofSeconds(1));
        swept();

        assertThat(news).hasSize(2);
        assertThat(news.getFirst()).hasSize(12);
        assertThat(news.getLast()).containsExactly(vendor.get(3).id());
    }

    @Test
    void answersFromWhatIsKnownWhenThatIsNewEnough() {
        create(5);
        swept();
        pagesRead.clear();

        var seen = snapshot.see(Callers.caller("a"), "id 3", clock.instant());

        assertThat(seen).isEqualTo(Outcome.done(snapshot.find("id 3")));
        assertThat(pagesRead).isEmpty();
    }

    @Test
    void readsTheNewestPageOnceForAllWhoWait() {
        create(5);
        gate.reconfigure(GateSettings.of(6_000));
        var now = clock.instant();
        var waiting = IntStream.range(0, 5)
                .mapToObj(id ->
                        Callers.onItsOwnThread(() -> snapshot.see(Callers.caller("owner " + id), "id " + id, now)))
                .toList();
        Awaitility.await().until(() -> snapshot.waiting() == 5);
        callers.awaitWaiting(Lane.READ, 1);

        waiting.forEach(callers::advanceUntil);

        assertThat(pagesRead).containsExactly(1);
        assertThat(waiting).allSatisfy(reply -> assertThat(present(reply.get())).isTrue());
    }

    @Test
    void readsOnWhileAllThatAPageShowsIsNew() {
        create(5);
        swept();
        pagesRead.clear();
        create(18);
        clock.advance(Duration.ofSeconds(1));

        assertThat(present(snapshot.see(Callers.caller("a"), "id 6", clock.instant())))
                .isTrue();
        assertThat(pagesRead).containsExactly(1, 2);
    }

    @Test
    void stopsReadingWhereTheKnownBegins() {
        create(50);
        swept();
        pagesRead.clear();
        clock.advance(Duration.ofSeconds(1));

        assertThat(present(snapshot.see(Callers.caller("a"), "nowhere", clock.instant())))
                .isFalse();
        assertThat(pagesRead).containsExactly(1);
    }

    @Test
    void readsNoMoreThanThreePagesForANewObject() {
        create(100);

        assertThat(present(snapshot.see(Callers.caller("a"), "id 0", clock.instant())))
                .isFalse();
        assertThat(pagesRead).containsExactly(1, 2, 3);
    }

    @Test
    void recallsOnlyTheOneWhoIsRecalled() {
        create(5);
        gate.reconfigure(GateSettings.of(6_000));
        var one = Callers.onItsOwnThread(() -> snapshot.see(Callers.caller("one"), "id 1", Instant.MAX));
        var other = Callers.onItsOwnThread(() -> snapshot.see(Callers.caller("other"), "id 2", clock.instant()));
        Awaitility.await().until(() -> snapshot.waiting() == 2);
        callers.awaitWaiting(Lane.READ, 1);

        gate.recall("one");

        assertThat(one.get()).isInstanceOf(Outcome.Failed.class);
        assertThat(present(callers.advanceUntil(other))).isTrue();
    }

    @Test
    void aListThatSaysItIsTooLongIsNotBegun() {
        create(25);
        saidTotal = 2_000_000_000;

        assertThat(refusal())
                .isEqualTo("the list of list says that it has 2000000000 entries, and at most 50000 are read: point"
                        + " spec.endpoint at the vendor, or divide what is there among several accounts");
        assertThat(pagesRead).containsExactly(1);
        assertThat(snapshot.all()).isEmpty();
    }

    @Test
    void aListOfHeavyEntriesEndsAfterSomeMegabytes() {
        create(10_000);
        pageWeight = 4 * 1024 * 1024;

        assertThat(refusal()).contains("takes more than " + WalkBounds.MOST_BYTES / 1024 / 1024 + " MiB", "of 10000");
        assertThat(pagesRead).hasSize((int) (WalkBounds.MOST_BYTES / pageWeight) + 1);
        assertThat(snapshot.all()).isEmpty();
    }

    @Test
    void newestPagesAloneDoNotFillTheMemory() {
        create(20);
        pageWeight = WalkBounds.MOST_BYTES / 2;
        for (var id = 0; id < 20; id++) {
            vendor.add(vendor.removeFirst());
            snapshot.see(Callers.caller("a"), "id " + id, clock.instant());
            clock.advance(Duration.ofSeconds(1));
        }

        // Two pages were kept whole; of the others, what was asked for.
        var before = snapshot.all().size();
        vendor.clear();
        IntStream.range(100, 200).forEach(id -> vendor.addFirst(new Entry("id " + id, "n")));
        snapshot.see(Callers.caller("a"), "id 199", clock.instant());

        assertThat(snapshot.all()).hasSize(before + 1);
    }

    @Test
    void aTotalThatCountsThePageAloneDoesNotEndTheWalk() {
        create(25);
        saidTotal = PAGE_ALONE;

        assertThat(swept().entries()).isEqualTo(25);
        assertThat(pagesRead).containsExactly(1, 2, 3);
    }

    @Test
    void aPageThatIsTheSameForEverEndsTheWalk() {
        create(PAGE);
        saidTotal = 2_000;
        always = true;

        assertThat(refusal())
                .isEqualTo("the list of list has no end: page 2 has only entries that the pages before it have, and"
                        + " there should be 2000: point spec.endpoint at the vendor");
        assertThat(pagesRead).containsExactly(1, 2);
        assertThat(snapshot.problem()).isPresent();
    }

    @Test
    void theLargestOfAllListsIsForgottenWhereTheyTakeTooMuchTogether() {
        create(5);
        pageWeight = 60;
        swept();
        var memory = new MemoryBudget(100);
        var large = new Snapshot<>(gate, listing("large"), clock, Gathering.NONE, memory);
        var small = new Snapshot<>(gate, listing("small"), clock, Gathering.NONE, memory);
        assertThat(large.sweep()).isInstanceOf(Outcome.Done.class);
        pageWeight = 50;

        assertThat(small.sweep()).isInstanceOf(Outcome.Done.class);

        assertThat(large.lastSweep()).isEmpty();
        assertThat(large.all()).isEmpty();
        assertThat(small.all()).hasSize(5);
        assertThat(memory.takenBytes()).isEqualTo(50);
        pageWeight = 60;
        assertThat(large.sweep())
                .isEqualTo(Outcome.failed(new Failure.Excessive("the list of large takes 0 MiB after 5 of 5 entries,"
                        + " the most of all lists, and together they take more than 0 MiB: point spec.endpoint at the"
                        + " vendor, or divide what is there among several accounts")));
        small.close();
        assertThat(memory.takenBytes()).isZero();
    }

    private Listing<Entry> listing(String operation) {
        return new Listing<>(operation, PAGE, (page, before) -> read(page), Entry::id);
    }

    private String refusal() {
        return snapshot.sweep() instanceof Outcome.Failed<Sweep>(Failure.Excessive why) ? why.message() : "(none)";
    }

    private static boolean present(Outcome<Optional<Sighting<Entry>>> outcome) {
        return outcome instanceof Outcome.Done<Optional<Sighting<Entry>>>(var seen) && seen.isPresent();
    }

    private Sweep swept() {
        return snapshot.sweep() instanceof Outcome.Done<Sweep>(var sweep) ? sweep : failed();
    }

    private static Sweep failed() {
        throw new AssertionError("the walk failed");
    }

    private void create(int count) {
        int first = vendor.size();
        IntStream.range(first, first + count).forEach(id -> vendor.addFirst(new Entry("id " + id, "n")));
    }

    private Outcome<Page<Entry>> read(int page) {
        if (failure.isPresent()) {
            return Outcome.failed(failure.get());
        }
        pagesRead.add(page);
        int from = always ? 0 : Math.min(vendor.size(), (page - 1) * PAGE);
        var entries = vendor.subList(from, Math.min(vendor.size(), from + PAGE));
        var total = saidTotal == PAGE_ALONE ? entries.size() : saidTotal < 0 ? vendor.size() : saidTotal;
        var answer = new Page<>(entries, total, pageWeight);
        afterPage.run();
        return Outcome.done(answer);
    }
}
