package dev.onair.cdnetworks.account;

import dev.onair.account.Budget;
import dev.onair.account.Clockwork;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.account.Walkable;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The states of channels for many that ask at the same time, where each question costs a call. As many as a walk over the list
 * costs, and a few at least, are asked for singly; the others wait for one walk. Since the list may lag, a walk answers only
 * those who asked that long before it: every stream that was on air when they asked is in it. Safe for use by several threads.
 */
final class WalkedStates {
    /** What a person deletes by hand need not wait. */
    private static final int FEW = 10;

    /** From the first who asks: those who ask within it are answered by the same walk. */
    private static final Duration TOGETHER = Duration.ofSeconds(3);

    /** After the walk: longer than those that it wakes take to come. */
    private static final Duration GOOD_FOR = Duration.ofSeconds(30);

    private static final Failure NOT_YET =
            new Failure.Deferred("many are deleted at once: the next walk over the list shows whether it is on air");

    private final Walkable list;
    private final Function<String, Optional<Sighting<ChannelEntry>>> seen;
    private final Duration lag;
    private final Clockwork clock;
    private final Consumer<List<ObjectKey>> wake;
    private final Budget singly;

    private final Map<String, Question> waiting = new HashMap<>();
    private final Map<String, Answer> answers = new HashMap<>();
    private boolean walkIsDue;

    private record Question(Instant asked, Optional<ObjectKey> who) {}

    /** @param state empty where the walk did not tell, so that the channel is asked for singly */
    private record Answer(Optional<Outcome<Sighting<ChannelState>>> state, Instant until) {
        /** Of one on air, or that could not be looked at, the next question is a new one. */
        boolean isGoodForMore() {
            return state.map(outcome -> outcome instanceof Outcome.Done<Sighting<ChannelState>>(var seen)
                            && seen.entry() != ChannelState.LIVE)
                    .orElse(true);
        }
    }

    /**
     * @param seen what was last seen of a channel by its pull id, without a call
     * @param lag how far the list may be behind
     * @param wake told who has an answer
     */
    WalkedStates(
            Walkable list,
            Function<String, Optional<Sighting<ChannelEntry>>> seen,
            Duration lag,
            Clockwork clock,
            Consumer<List<ObjectKey>> wake) {
        this.list = list;
        this.seen = seen;
        this.lag = lag;
        this.clock = clock;
        this.wake = wake;
        this.singly = new Budget(() -> 2 * Math.max(FEW, pages()), clock);
    }

    private int pages() {
        return list.lastSweep().map(Sweep::pages).orElse(0);
    }

    /** Empty: it is to be asked for singly. {@link Failure.Deferred}: its resource is woken when there is an answer. */
    synchronized Optional<Outcome<Sighting<ChannelState>>> ask(Caller owner, String pullId) {
        var now = clock.instant();
        var answer = Optional.ofNullable(answers.get(pullId)).filter(known -> now.isBefore(known.until()));
        if (answer.isPresent()) {
            if (!answer.get().isGoodForMore()) {
                answers.remove(pullId);
            }
            return answer.get().state();
        }
        if (!waiting.containsKey(pullId)) {
            if (singly.take(1)) {
                return Optional.empty();
            }
            waiting.put(pullId, new Question(now, owner.pass().map(Target::key)));
            walkLater();
        }
        return Optional.of(Outcome.failed(NOT_YET));
    }

    /** When the list must show what those who wait longest ask for. The lock is held. */
    private void walkLater() {
        if (!walkIsDue && !waiting.isEmpty()) {
            walkIsDue = true;
            var oldest = waiting.values().stream().map(Question::asked).min(Instant::compareTo);
            var due = oldest.get().plus(lag).plus(TOGETHER);
            clock.wakeAt(clock.nanos() + Duration.between(clock.instant(), due).toNanos(), this::walk);
        }
    }

    private void walk() {
        try {
            if (isAnybodyWaiting()) {
                switch (list.sweep()) {
                    case Outcome.Done<Sweep>(var sweep) -> walked(sweep);
                    case Outcome.Failed<Sweep>(var why) -> tell(failed(why));
                }
            }
        } finally {
            again();
        }
    }

    private synchronized boolean isAnybodyWaiting() {
        return !waiting.isEmpty();
    }

    private synchronized void again() {
        walkIsDue = false;
        walkLater();
    }

    /** To be said after each walk over the list, whoever asked for it. */
    void walked(Sweep sweep) {
        tell(answered(sweep));
    }

    private void tell(List<ObjectKey> answered) {
        if (!answered.isEmpty()) {
            wake.accept(answered);
        }
    }

    private synchronized List<ObjectKey> answered(Sweep sweep) {
        var answered = new HashMap<String, Answer>();
        var until = clock.instant().plus(GOOD_FOR);
        waiting.forEach((pullId, question) -> {
            var shown = question.asked().plus(lag);
            var sighting = seen.apply(pullId).filter(one -> one.isSince(shown));
            if (sighting.isPresent() || !sweep.completeAsOf().isBefore(shown)) {
                answered.put(pullId, new Answer(sighting.flatMap(WalkedStates::state), until));
            }
        });
        return settle(answered);
    }

    private static Optional<Outcome<Sighting<ChannelState>>> state(Sighting<ChannelEntry> sighting) {
        return Optional.ofNullable(sighting.entry().state())
                .map(state -> Outcome.done(new Sighting<>(state, sighting.seenAt())));
    }

    private synchronized List<ObjectKey> failed(Failure why) {
        var answered = new HashMap<String, Answer>();
        var answer =
                new Answer(Optional.of(Outcome.failed(why)), clock.instant().plus(GOOD_FOR));
        waiting.keySet().forEach(pullId -> answered.put(pullId, answer));
        return settle(answered);
    }

    /** Answers who is to be told. The lock is held. */
    private List<ObjectKey> settle(Map<String, Answer> answered) {
        var now = clock.instant();
        answers.values().removeIf(old -> !now.isBefore(old.until()));
        answers.putAll(answered);
        var who = new ArrayList<ObjectKey>();
        answered.keySet().forEach(pullId -> waiting.remove(pullId).who().ifPresent(who::add));
        return who;
    }
}
