package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.Slot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Sends what many resources ask of one operation in one request, when that request takes many ids: those that come while it
 * waits for its turn ride along. It waits as each of their tenants, and leaves when the first of them has a turn.
 *
 * @param <V> the answer for one id
 */
public final class Coalescer<V> {

    /** Whether a request refused as a whole is sent again in halves, to find the id at fault. */
    public enum Refusal {
        SPLIT,
        SHARE
    }

    /** One of the places at the gate where a batch waits. */
    private record Place<V>(Batch<V> batch, Caller caller) {
        boolean isNeeded() {
            return batch.waitsAt(caller);
        }
    }

    private static final Failure RECALLED = new Failure.Recalled("withdrawn before it was sent");
    private static final Failure DEFERRED = new Failure.Deferred("waiting for its turn in a call for many");
    private static final Failure ABANDONED = new Failure.Unknown("interrupted while the request was under way");

    /** Two full requests of most operations: one that is under way and one that fills up. */
    private static final int SEATS = 100;

    private final Calls calls;
    private final Admission admission;
    private final Lane lane;
    private final String operation;
    /** Under which its batches wait; told apart from those of another coalescer of the same operation. */
    private final String name;

    private final int maxIds;
    private final Refusal refusal;
    private final Gathering gathering;
    private final Function<List<String>, Outcome<Map<String, V>>> call;

    private final Mutex mutex = new Mutex();
    private final Set<Batch<V>> live = new LinkedHashSet<>();
    /** By lane, since an edit must not wait with those that wait in a lower one. */
    private final Map<Lane, Batch<V>> joinable = new EnumMap<>(Lane.class);

    private long places;

    /**
     * @param maxIds how many ids one request may carry, at least 1
     * @param call   sends one request; an id that its answer does not speak of counts as {@link Failure.Unknown}
     */
    public Coalescer(
            Calls calls,
            Lane lane,
            String operation,
            int maxIds,
            Function<List<String>, Outcome<Map<String, V>>> call) {
        this(calls, lane, operation, maxIds, Refusal.SPLIT, Gathering.NONE, call);
    }

    /**
     * As {@link #Coalescer(Calls, Lane, String, int, Function)}, which sends a refused request again in halves and gathers nothing.
     *
     * @param refusal what becomes of a request that is refused as a whole
     * @param gathering for how long a request takes up ids before it asks for its turn
     */
    public Coalescer(
            Calls calls,
            Lane lane,
            String operation,
            int maxIds,
            Refusal refusal,
            Gathering gathering,
            Function<List<String>, Outcome<Map<String, V>>> call) {
        if (maxIds < 1) {
            throw new IllegalArgumentException("a request carries at least 1 id, not " + maxIds);
        }
        this.calls = calls;
        this.admission = calls.admission(SEATS);
        this.lane = lane;
        this.operation = operation;
        this.name = "batch of " + operation + " @" + Integer.toHexString(System.identityHashCode(this));
        this.maxIds = maxIds;
        this.refusal = refusal;
        this.gathering = gathering;
        this.call = call;
        calls.onRecall(this::recall);
        calls.onRecallBarred(this::withdrawBarred);
    }

    /**
     * Blocks until a request that carried the id was answered, or the caller was recalled while it waited; where many wait, a
     * pass is deferred as at {@link Calls#call}.
     */
    public Outcome<V> submit(Caller caller, String id) {
        return Objects.requireNonNull(submitAll(caller, List.of(id)).get(id));
    }

    /** As {@link #submit}, for several ids, which leave in as few requests as can be. Blocks until all are answered. */
    public Map<String, Outcome<V>> submitAll(Caller caller, List<String> ids) {
        // One that joins a request about to leave is not asked for its permission there any more.
        if (!calls.mayCall(lane, caller)) {
            return all(ids, RECALLED);
        }
        var seat = admission.enter(caller.lane(lane), caller);
        if (seat.isEmpty()) {
            return all(ids, DEFERRED);
        }
        try {
            return answers(caller, ids);
        } finally {
            seat.get().leave();
        }
    }

    private static <V> Map<String, Outcome<V>> all(List<String> ids, Failure why) {
        var answers = new LinkedHashMap<String, Outcome<V>>();
        ids.forEach(id -> answers.put(id, Outcome.failed(why)));
        return answers;
    }

    private Map<String, Outcome<V>> answers(Caller caller, List<String> ids) {
        var members = ids.stream()
                .distinct()
                .map(id -> new Batch.Member<V>(caller, id))
                .toList();
        mutex.with(() -> members.stream()
                        .flatMap(member -> join(member).stream())
                        .toList())
                .forEach(place -> gathering.then(place.batch().lane(), () -> start(place)));
        var answers = new LinkedHashMap<String, Outcome<V>>();
        members.forEach(member -> answers.put(member.id(), answer(member)));
        return answers;
    }

    /** Not on the first one's thread: that one may be recalled while the others still need their answer. */
    private void start(Place<V> place) {
        Thread.ofVirtual().name(place.caller().id()).start(() -> run(place));
    }

    private Outcome<V> answer(Batch.Member<V> member) {
        return Slot.waiting(member::await).orElseGet(() -> {
            withdraw(other -> other.equals(member));
            return member.answer().getNow(Outcome.failed(ABANDONED));
        });
    }

    /** How many submissions wait for a request to be sent. */
    public int waiting() {
        return mutex.with(() -> live.stream()
                .filter(batch -> !batch.isUnderWay())
                .mapToInt(batch -> batch.members().size())
                .sum());
    }

    /** Withdraws all that were not sent, those included that have not asked for their turn so far. */
    public void recallAll() {
        withdraw(member -> true);
    }

    private void recall(String callerId) {
        withdraw(member -> member.caller().id().equals(callerId));
    }

    /** A place at the gate is of many: for whom a request is sent, is known here alone. */
    private void withdrawBarred() {
        if (!lane.needsPermission()) {
            return;
        }
        var barred = mutex
                .with(() ->
                        live.stream().flatMap(batch -> batch.members().stream()).toList())
                .stream()
                .filter(member -> !calls.mayCall(lane, member.caller()))
                .collect(Collectors.toSet());
        if (!barred.isEmpty()) {
            withdraw(barred::contains);
        }
    }

    /** Answers where the batch has to wait for this member, if it does not wait there already. */
    private Optional<Place<V>> join(Batch.Member<V> member) {
        var in = member.caller().lane(lane);
        var batch = Optional.ofNullable(joinable.get(in))
                .filter(open -> open.hasRoomFor(member.id(), maxIds))
                .orElseGet(() -> open(in));
        joinable.put(in, batch);
        return add(batch, member);
    }

    private Batch<V> open(Lane in) {
        var batch = new Batch<V>(in);
        live.add(batch);
        return batch;
    }

    private Optional<Place<V>> add(Batch<V> batch, Batch.Member<V> member) {
        return batch.add(member, () -> name + " #" + places++).map(caller -> new Place<>(batch, caller));
    }

    private void withdraw(Predicate<Batch.Member<V>> which) {
        recallPlaces(mutex.with(() -> List.copyOf(live).stream()
                .flatMap(batch ->
                        withdraw(batch, batch.members().stream().filter(which).toList(), RECALLED).stream())
                .toList()));
    }

    /** Answers the places that are of no use without these members. */
    private List<Caller> withdraw(Batch<V> batch, List<Batch.Member<V>> which, Failure why) {
        var leaving = which.stream().filter(batch::remove).toList();
        leaving.forEach(member -> member.answer().complete(Outcome.failed(why)));
        if (batch.isEmpty()) {
            forget(batch);
        }
        return leaving.isEmpty() ? List.of() : batch.giveUpPlaces();
    }

    private void forget(Batch<V> batch) {
        joinable.remove(batch.lane(), batch);
        live.remove(batch);
    }

    private void recallPlaces(List<Caller> places) {
        places.forEach(place -> calls.recall(place.id()));
    }

    private void run(Place<V> place) {
        if (!mutex.with(place::isNeeded)) {
            return;
        }
        try {
            settle(place, calls.call(lane, place.caller(), operation, () -> send(place)));
        } catch (RuntimeException | Error bug) {
            close(place.batch()).forEach(member -> member.answer().completeExceptionally(bug));
        }
    }

    private Outcome<Map<String, V>> send(Place<V> place) {
        var batch = place.batch();
        withdrawBarred();
        var others = new ArrayList<Caller>();
        var ids = mutex.with(() -> {
            if (!place.isNeeded()) {
                return List.<String>of();
            }
            joinable.remove(batch.lane(), batch);
            others.addAll(batch.leaveFrom(place.caller()));
            return batch.ids();
        });
        recallPlaces(others);
        if (ids.isEmpty()) {
            return Outcome.failed(RECALLED);
        }
        var outcome = call.apply(ids);
        if (outcome instanceof Outcome.Failed<?>(Failure.Throttled _)) {
            // It waits at the gate again, so its members may leave again.
            mutex.with(() -> batch.underWay(false));
        }
        return outcome;
    }

    private void settle(Place<V> place, Outcome<Map<String, V>> outcome) {
        var batch = place.batch();
        switch (outcome) {
            case Outcome.Done<Map<String, V>>(var answers) ->
                close(batch).forEach(member -> member.answer().complete(answerFor(member.id(), answers)));
            case Outcome.Failed<Map<String, V>>(var failure) -> {
                if (mutex.with(() -> place.isNeeded() && batch.isUnderWay())) {
                    refused(batch, failure);
                } else {
                    turnedAway(place, failure);
                }
            }
        }
    }

    private void refused(Batch<V> batch, Failure failure) {
        var members = close(batch);
        if (refusal == Refusal.SPLIT && batch.ids().size() > 1 && blamesOneId(failure)) {
            split(batch).forEach(this::start);
        } else {
            members.forEach(member -> member.answer().complete(Outcome.failed(failure)));
        }
    }

    /** It was not sent from here: those whose place this was are told why. Others may wait elsewhere, or be under way. */
    private void turnedAway(Place<V> place, Failure why) {
        var batch = place.batch();
        recallPlaces(mutex.with(() -> {
            if (!place.isNeeded()) {
                return List.of();
            }
            var members = batch.membersAt(place.caller());
            batch.giveUp(place.caller());
            return withdraw(batch, members, why);
        }));
    }

    private List<Place<V>> split(Batch<V> batch) {
        var ids = batch.ids();
        int middle = ids.size() / 2;
        return mutex.with(() -> Stream.of(ids.subList(0, middle), ids.subList(middle, ids.size()))
                .flatMap(half -> split(batch, half))
                .toList());
    }

    private Stream<Place<V>> split(Batch<V> batch, List<String> ids) {
        var half = open(batch.lane());
        return ids.stream().flatMap(id -> batch.of(id).stream()).flatMap(member -> add(half, member).stream());
    }

    private List<Batch.Member<V>> close(Batch<V> batch) {
        return mutex.with(() -> {
            forget(batch);
            // From here on its members have their answer, or a place in one of its halves.
            batch.underWay(true);
            return batch.members();
        });
    }

    private Outcome<V> answerFor(String id, Map<String, V> answers) {
        return Optional.ofNullable(answers.get(id))
                .map(Outcome::done)
                .orElseGet(() ->
                        Outcome.failed(new Failure.Unknown("the answer to " + operation + " does not speak of " + id)));
    }

    private static boolean blamesOneId(Failure failure) {
        return failure instanceof Failure.Rejected || failure instanceof Failure.Gone;
    }
}
