package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Sends what many resources ask of one operation in one request, when that request takes many ids: those that come while it
 * waits for its turn ride along.
 *
 * @param <V> the answer for one id
 */
public final class Coalescer<V> {

    /** Whether a request refused as a whole is sent again in halves, to find the id at fault. */
    enum Refusal {
        SPLIT,
        SHARE
    }

    private static final Failure RECALLED = new Failure.Recalled("withdrawn before it was sent");
    private static final Failure ABANDONED = new Failure.Unknown("interrupted while the request was under way");

    private final Calls calls;
    private final Lane lane;
    private final String operation;
    /** Under which its batches wait; told apart from those of another coalescer of the same operation. */
    private final String name;

    private final int maxIds;
    private final Refusal refusal;
    private final Function<List<String>, Outcome<Map<String, V>>> call;

    private final Mutex mutex = new Mutex();
    private final Set<Batch<V>> live = new LinkedHashSet<>();
    private Optional<Batch<V>> joinable = Optional.empty();
    private long batches;

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
        this(calls, lane, operation, maxIds, Refusal.SPLIT, call);
    }

    Coalescer(
            Calls calls,
            Lane lane,
            String operation,
            int maxIds,
            Refusal refusal,
            Function<List<String>, Outcome<Map<String, V>>> call) {
        if (maxIds < 1) {
            throw new IllegalArgumentException("a request carries at least 1 id, not " + maxIds);
        }
        this.calls = calls;
        this.lane = lane;
        this.operation = operation;
        this.name = "batch of " + operation + " @" + Integer.toHexString(System.identityHashCode(this));
        this.maxIds = maxIds;
        this.refusal = refusal;
        this.call = call;
        calls.onRecall(this::recall);
    }

    /** Blocks until a request that carried the id was answered, or the owner was recalled while it waited. */
    public Outcome<V> submit(String owner, String id) {
        var member = new Batch.Member<V>(owner, id);
        mutex.with(() -> join(member)).ifPresent(this::start);
        return answer(member);
    }

    /** As {@link #submit}, for several ids, which leave in as few requests as can be. Blocks until all are answered. */
    public Map<String, Outcome<V>> submitAll(String owner, List<String> ids) {
        var members = ids.stream()
                .distinct()
                .map(id -> new Batch.Member<V>(owner, id))
                .toList();
        mutex.with(() -> members.stream()
                        .flatMap(member -> join(member).stream())
                        .toList())
                .forEach(this::start);
        var answers = new LinkedHashMap<String, Outcome<V>>();
        members.forEach(member -> answers.put(member.id(), answer(member)));
        return answers;
    }

    /** Not on the first one's thread: that one may be recalled while the others still need their answer. */
    private void start(Batch<V> batch) {
        Thread.ofVirtual().name(batch.owner()).start(() -> run(batch));
    }

    private Outcome<V> answer(Batch.Member<V> member) {
        return member.await().orElseGet(() -> {
            withdraw(other -> other.equals(member));
            return member.answer().getNow(Outcome.failed(ABANDONED));
        });
    }

    /** How many submissions wait for a request to be sent. */
    int waiting() {
        return mutex.with(() -> live.stream()
                .filter(batch -> !batch.isUnderWay())
                .mapToInt(batch -> batch.members().size())
                .sum());
    }

    private void recall(String owner) {
        withdraw(member -> member.owner().equals(owner));
    }

    /** Answers the batch if the member is its first and it has yet to be sent to the gate. */
    private Optional<Batch<V>> join(Batch.Member<V> member) {
        var room = joinable.filter(batch -> batch.hasRoomFor(member.id(), maxIds));
        if (room.isPresent()) {
            room.get().add(member);
            return Optional.empty();
        }
        var batch = open(List.of(member));
        joinable = Optional.of(batch);
        return joinable;
    }

    private Batch<V> open(List<Batch.Member<V>> members) {
        var batch = new Batch<V>(name + " #" + batches++);
        members.forEach(batch::add);
        live.add(batch);
        return batch;
    }

    private void withdraw(Predicate<Batch.Member<V>> which) {
        var emptied = mutex.with(() -> live.stream()
                .filter(batch -> withdraw(batch, which) && batch.isEmpty())
                .toList());
        emptied.forEach(batch -> calls.recall(batch.owner()));
    }

    private boolean withdraw(Batch<V> batch, Predicate<Batch.Member<V>> which) {
        var leaving =
                batch.members().stream().filter(which).filter(batch::remove).toList();
        leaving.forEach(member -> member.answer().complete(Outcome.failed(RECALLED)));
        if (batch.isEmpty()) {
            joinable = joinable.filter(open -> open != batch);
        }
        return !leaving.isEmpty();
    }

    private void run(Batch<V> batch) {
        if (mutex.with(batch::isEmpty)) {
            close(batch);
            return;
        }
        try {
            settle(batch, calls.call(lane, batch.owner(), operation, () -> send(batch)));
        } catch (RuntimeException | Error bug) {
            close(batch).forEach(member -> member.answer().completeExceptionally(bug));
        }
    }

    private Outcome<Map<String, V>> send(Batch<V> batch) {
        var ids = mutex.with(() -> {
            joinable = joinable.filter(open -> open != batch);
            batch.underWay(true);
            return batch.ids();
        });
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

    private void settle(Batch<V> batch, Outcome<Map<String, V>> outcome) {
        var members = close(batch);
        switch (outcome) {
            case Outcome.Done<Map<String, V>>(var answers) ->
                members.forEach(member -> member.answer().complete(answerFor(member.id(), answers)));
            case Outcome.Failed<Map<String, V>>(var failure) -> {
                if (refusal == Refusal.SPLIT && batch.ids().size() > 1 && blamesOneId(failure)) {
                    split(batch).forEach(this::run);
                } else {
                    members.forEach(member -> member.answer().complete(Outcome.failed(failure)));
                }
            }
        }
    }

    private List<Batch<V>> split(Batch<V> batch) {
        var ids = batch.ids();
        int middle = ids.size() / 2;
        return mutex.with(() -> Stream.of(ids.subList(0, middle), ids.subList(middle, ids.size()))
                .map(half ->
                        open(half.stream().flatMap(id -> batch.of(id).stream()).toList()))
                .toList());
    }

    private List<Batch.Member<V>> close(Batch<V> batch) {
        return mutex.with(() -> {
            joinable = joinable.filter(open -> open != batch);
            live.remove(batch);
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
