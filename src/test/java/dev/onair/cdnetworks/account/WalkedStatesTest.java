package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.ManualClock;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.account.Walkable;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalkedStatesTest {
    private static final Duration LAG = Duration.ofSeconds(30);
    private static final Duration UNTIL_THE_WALK = LAG.plusSeconds(3);
    private static final int SINGLY = 10;

    private final ManualClock clock = new ManualClock();
    private final VendorList list = new VendorList();
    private final List<String> woken = new ArrayList<>();
    private final WalkedStates states = new WalkedStates(
            list,
            id -> Optional.ofNullable(list.seen.get(id)),
            LAG,
            clock,
            keys -> keys.forEach(key -> woken.add(key.name())));

    /** Shows what there is when it is walked. */
    private final class VendorList implements Walkable {
        private final Map<String, ChannelState> truth = new HashMap<>();
        private final Map<String, Sighting<ChannelEntry>> seen = new HashMap<>();
        private Optional<Failure> trouble = Optional.empty();
        private int walks;
        private int pages = 1;

        @Override
        public Outcome<Sweep> sweep() {
            walks++;
            if (trouble.isPresent()) {
                return Outcome.failed(trouble.get());
            }
            truth.forEach((id, state) -> seen.put(id, new Sighting<>(entry(id, state), clock.instant())));
            return Outcome.done(lastSweep().orElseThrow());
        }

        @Override
        public Optional<Sweep> lastSweep() {
            return Optional.of(new Sweep(clock.instant(), Duration.ZERO, pages, truth.size(), 0, Set.of()));
        }
    }

    private static ChannelEntry entry(String id, ChannelState state) {
        return new ChannelEntry(id, id, "live", state, null, null, null, null, null, null);
    }

    private Optional<Outcome<Sighting<ChannelState>>> ask(String id) {
        var target = new Target("LiveChannel", new ObjectKey("tv", id), id);
        return states.ask(target.caller(), id);
    }

    /** Empty where there is no answer. */
    private Optional<ChannelState> answer(String id) {
        return ask(id).filter(outcome -> outcome instanceof Outcome.Done)
                .map(outcome ->
                        ((Outcome.Done<Sighting<ChannelState>>) outcome).value().entry());
    }

    private boolean isToWait(String id) {
        return ask(id).filter(outcome -> outcome instanceof Outcome.Failed<?>(Failure.Deferred ignored))
                .isPresent();
    }

    private void walkAnyway() {
        list.sweep();
        states.walked(list.lastSweep().orElseThrow());
    }

    @BeforeEach
    void askForAFew() {
        list.truth.put("a", ChannelState.IDLE);
        list.truth.put("b", ChannelState.IDLE);
        IntStream.range(0, SINGLY)
                .forEach(number ->
                        assertThat(ask("few-" + number)).as("asked for singly").isEmpty());
    }

    @Test
    void oneWalkAnswersAllOthersOnceTheListMustShowWhatTheyAskFor() {
        assertThat(isToWait("a")).isTrue();
        clock.advance(Duration.ofSeconds(2));
        assertThat(isToWait("b")).isTrue();
        clock.advance(LAG);
        assertThat(list.walks).isZero();

        clock.advance(Duration.ofSeconds(1));

        assertThat(list.walks).isOne();
        assertThat(woken).containsExactlyInAnyOrder("a", "b");
        assertThat(answer("a")).contains(ChannelState.IDLE);
        assertThat(answer("a")).as("who comes again soon is not to wait again").contains(ChannelState.IDLE);
        assertThat(answer("b")).contains(ChannelState.IDLE);
    }

    @Test
    void whoAsksLaterThanTheWalkCanAnswerWaitsForTheNext() {
        isToWait("a");
        clock.advance(Duration.ofSeconds(20));
        list.truth.put("late", ChannelState.IDLE);
        assertThat(isLeftToWait("late")).isTrue();

        clock.advance(UNTIL_THE_WALK.minusSeconds(20));
        assertThat(woken).contains("a").doesNotContain("late");
        clock.advance(Duration.ofSeconds(20));

        assertThat(woken).contains("late");
        assertThat(list.walks).isEqualTo(2);
    }

    /** What may be asked for singly grows with time: it is used up first. */
    private boolean isLeftToWait(String id) {
        for (var number = 0; number < SINGLY; number++) {
            ask("more-" + number);
        }
        return isToWait(id);
    }

    @Test
    void aWalkThatWasDueAnywayAnswersToo() {
        isToWait("a");
        clock.advance(LAG);
        walkAnyway();

        assertThat(woken).containsExactly("a");
        clock.advance(Duration.ofMinutes(1));

        assertThat(list.walks).isOne();
    }

    @Test
    void aWalkTooEarlyAnswersNothing() {
        isToWait("a");
        clock.advance(LAG.minusNanos(1));

        walkAnyway();

        assertThat(woken).isEmpty();
        assertThat(isToWait("a")).isTrue();
    }

    @Test
    void whatIsOnAirIsToldOnceAndAskedForAnew() {
        list.truth.put("a", ChannelState.LIVE);
        isToWait("a");

        clock.advance(UNTIL_THE_WALK);

        assertThat(answer("a")).contains(ChannelState.LIVE);
        assertThat(answer("a")).isEmpty();
    }

    @Test
    void anAnswerGetsOld() {
        isToWait("a");
        clock.advance(UNTIL_THE_WALK);

        clock.advance(Duration.ofSeconds(30));

        assertThat(answer("a")).isEmpty();
    }

    @Test
    void whatTheWalkLacksIsAskedForSingly() {
        assertThat(isToWait("hidden")).isTrue();

        clock.advance(UNTIL_THE_WALK);

        assertThat(woken).containsExactly("hidden");
        assertThat(ask("hidden")).isEmpty();
    }

    @Test
    void aWalkThatFailsIsTold() {
        isToWait("a");
        list.trouble = Optional.of(new Failure.Retryable("down"));

        clock.advance(UNTIL_THE_WALK);

        assertThat(woken).containsExactly("a");
        assertThat(ask("a")).contains(Outcome.failed(new Failure.Retryable("down")));
        assertThat(list.walks).isOne();
    }

    @Test
    void asManyAsAWalkCostsAreAskedForSingly() {
        list.pages = 50;
        clock.advance(Duration.ofMinutes(1));

        IntStream.range(0, 50)
                .forEach(number -> assertThat(ask("one-" + number)).isEmpty());
        assertThat(isToWait("a")).isTrue();
    }
}
