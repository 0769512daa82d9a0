package dev.onair.engine;

import dev.onair.common.Bounded;
import dev.onair.common.Hash;
import dev.onair.common.OnairStatus;
import dev.onair.common.RecentWrites;
import dev.onair.common.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change may be sent once more. The vendor may show it late, otherwise or never, say that the object is gone, or
 * accept and ignore it: the same change of the same field is sent a few times in an hour at most, with growing pauses, and
 * once an hour after that. What a person waits for (a ban, a stop) goes on every minute.
 *
 * <p>Counted in the status, for one generation of the manifest. Of the one before it is known what the vendor need not show so
 * far: the same is not sent again, no second object is made, and what is shown is not taken for what there is. What the vendor
 * refused is not counted here: {@link RefusedCalls} knows it.
 */
final class WriteBudget {
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final Duration URGENT_PAUSE = Duration.ofMinutes(1);

    private static final Duration UNSHOWN_PAUSE = Duration.ofDays(1);

    /** What every path of a field begins with. */
    private static final String FIELD_PREFIX = "spec.";

    /** A change of more fields is counted as one. */
    private static final int FIELDS = 16;

    /** All changes of a resource together: so many times the limit in an hour, whatever the vendor makes up. */
    private static final int ALTOGETHER = 10;

    private static final String ALL = "*";

    /** Enough to tell a few values of one field apart. */
    private static final int VALUE_DIGITS = 12;

    private final OnairStatus status;
    private final long generation;
    private final WriteLimits limits;
    private final Instant now;
    /** Whether the vendor has shown all that is counted here. */
    private final boolean wasSeen;

    WriteBudget(Subject<?, ? extends OnairStatus> subject, WriteLimits limits, Instant now) {
        this.status = subject.status();
        this.generation = subject.generation();
        this.limits = limits;
        this.now = now;
        this.wasSeen = status.writes != null
                && status.writes.generation != null
                && subject.wasInSync(status.writes.generation);
    }

    /** What one count is kept for. */
    private record Key(String field, String value) {}

    /** The changes whose time has not yet come. */
    <C extends Command> Plan<C> early(Plan<C> plan) {
        return new Plan<>(plan.changes().stream()
                .filter(change -> due(change).filter(now::isBefore).isPresent())
                .toList());
    }

    /** The changes that were sent as often as they may in an hour. */
    <C extends Command> Plan<C> spent(Plan<C> plan) {
        return new Plan<>(plan.changes().stream().filter(this::isSpent).toList());
    }

    private boolean isSpent(Change<?> change) {
        return unshown(change).isPresent()
                || keys(change)
                        .allMatch(key -> find(key)
                                .filter(write -> count(write) >= limits.perHour())
                                .isPresent());
    }

    /** Whether no answer came to the change when it was sent last. */
    boolean isUnanswered(Change<?> change) {
        return keys(change)
                .allMatch(key -> find(key)
                        .filter(write -> Boolean.TRUE.equals(write.unanswered))
                        .isPresent());
    }

    /** When the change may be sent again; empty if it was not sent of late. */
    Optional<Instant> due(Change<?> change) {
        if (!change.command().writes()) {
            return Optional.empty();
        }
        var unshown = unshown(change);
        if (unshown.isPresent()) {
            return unshown.map(last -> last.plus(UNSHOWN_PAUSE));
        }
        var own = keys(change)
                .map(key -> find(key).map(write -> due(write, change.command().urgent())))
                .toList();
        var first = own.stream().allMatch(Optional::isPresent)
                ? own.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.<Instant>empty();
        return change.command().urgent()
                ? first
                : Stream.of(first, shownBy(change), altogether())
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
    }

    /** When the vendor must show what an earlier manifest has sent, if this change is the same, or makes an object once more. */
    private Optional<Instant> shownBy(Change<?> change) {
        if (change.command().creates()) {
            var call = Bounded.text(change.command().call(), Bounded.ID);
            return lastOf(Stream.concat(ofThisGeneration(), unseen())
                            .filter(write -> call.equals(write.field) || (ALL + call).equals(write.field)))
                    .map(this::shownBy)
                    .filter(now::isBefore);
        }
        var shownBy = keys(change)
                .map(key -> lastOf(unseen().filter(write -> key.field().equals(write.field)))
                        .filter(write -> key.value().equals(write.value))
                        .map(this::shownBy)
                        .filter(now::isBefore))
                .toList();
        return shownBy.stream().allMatch(Optional::isPresent)
                ? shownBy.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private Instant shownBy(RecentWrites.Write write) {
        return last(write).plus(limits.visibility());
    }

    private static Optional<RecentWrites.Write> lastOf(Stream<RecentWrites.Write> writes) {
        return writes.max(Comparator.comparing(WriteBudget::last));
    }

    /**
     * When the vendor must show what an earlier manifest has sent, where nobody has seen it: what is seen before that may be what
     * was there before it. Empty where there is no such write.
     */
    Optional<Instant> earlierShownBy() {
        return lastOf(unseen()).map(this::shownBy);
    }

    /**
     * When a change was acknowledged, or the create that had it, of fields that the vendor does not show at all: most likely it
     * never shows them, and to send them again would interrupt for nothing. Empty for any other change.
     */
    Optional<Instant> unshown(Change<?> change) {
        var command = change.command();
        if (!change.interrupts()
                || command.urgent()
                || change.fields().isEmpty()
                || !change.fields().stream().allMatch(field -> field.from().equals(FieldChange.NONE))) {
            return Optional.empty();
        }
        var whole = ofThisGeneration().filter(WriteBudget::isWhole).toList();
        var sent = keys(change)
                .map(key ->
                        ofThisGeneration().filter(write -> isFor(write, key)).findFirst())
                .map(write -> write.or(() -> whole.stream().findFirst()))
                .toList();
        return sent.stream()
                        .allMatch(write -> write.filter(this::isAcknowledged).isPresent())
                ? sent.stream().flatMap(Optional::stream).map(WriteBudget::last).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private boolean isAcknowledged(RecentWrites.Write write) {
        return !Boolean.TRUE.equals(write.unanswered)
                && now.isBefore(last(write).plus(UNSHOWN_PAUSE));
    }

    /** Whether a call was counted as one, such as a create, and not by its fields. */
    private static boolean isWhole(RecentWrites.Write write) {
        return write.field != null && !write.field.startsWith(ALL) && !write.field.startsWith(FIELD_PREFIX);
    }

    private Optional<Instant> altogether() {
        return find(new Key(ALL, ALL))
                .filter(write -> count(write) >= limits.perHour() * ALTOGETHER)
                .map(write -> since(write).plus(WINDOW));
    }

    private Instant due(RecentWrites.Write write, boolean urgent) {
        return last(write).plus(pause(write, urgent));
    }

    private Duration pause(RecentWrites.Write write, boolean urgent) {
        var count = count(write);
        if (count >= limits.perHour()) {
            return urgent ? URGENT_PAUSE : WINDOW;
        }
        var first = urgent && Boolean.TRUE.equals(write.unanswered) ? Duration.ofSeconds(1) : limits.visibility();
        var pause = first.multipliedBy(1L << (count - 1));
        var longest = urgent ? URGENT_PAUSE : WINDOW;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The change was sent, and was not refused. */
    void sent(Change<?> change, boolean answered) {
        if (!change.command().writes()) {
            return;
        }
        var known = Stream.concat(ofThisGeneration().filter(write -> !isOver(write)), earlierCalls())
                .toList();
        var writes = new ArrayList<RecentWrites.Write>(known);
        Stream.concat(keys(change), Stream.of(new Key(ALL, ALL)))
                .distinct()
                .forEach(key -> count(writes, key, answered));
        writes.sort(Comparator.comparing(WriteBudget::last));
        var recent = new RecentWrites();
        recent.generation = generation;
        recent.changes = new ArrayList<>(writes.subList(Math.max(0, writes.size() - RecentWrites.KEPT), writes.size()));
        status.writes = recent;
    }

    /** Calls of an earlier manifest that need not be shown so far, named so that they are not taken for this one's. */
    private Stream<RecentWrites.Write> earlierCalls() {
        return unseen().filter(write -> now.isBefore(shownBy(write)))
                .filter(write -> isWhole(write) || isOfEarlier(write))
                .map(write -> {
                    var kept = new RecentWrites.Write();
                    kept.field = isOfEarlier(write) ? write.field : ALL + write.field;
                    kept.value = write.value;
                    kept.count = write.count;
                    kept.since = write.since;
                    kept.last = write.last;
                    kept.unanswered = write.unanswered;
                    return kept;
                });
    }

    private static boolean isOfEarlier(RecentWrites.Write write) {
        return write.field != null && write.field.startsWith(ALL) && !write.field.equals(ALL);
    }

    private void count(List<RecentWrites.Write> writes, Key key, boolean answered) {
        var time = wholeSecond(now).toString();
        var before = writes.stream().filter(write -> isFor(write, key)).findFirst();
        before.ifPresent(writes::remove);
        var write = new RecentWrites.Write();
        write.field = key.field();
        write.value = key.value();
        write.count = before.map(WriteBudget::count).orElse(0) + 1;
        write.since = before.map(earlier -> earlier.since).orElse(time);
        write.last = time;
        write.unanswered = answered ? null : true;
        writes.add(write);
    }

    /** The next one: a pause that was counted from the second before would be shorter than reads may lag. */
    private static Instant wholeSecond(Instant instant) {
        var second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }

    /** One that was sent too often is only over when it was left alone for longer than its own pause. */
    private boolean isOver(RecentWrites.Write write) {
        if (ALL.equals(write.field)) {
            return !now.isBefore(since(write).plus(WINDOW));
        }
        var quiet = count(write) >= limits.perHour() ? WINDOW.multipliedBy(2) : WINDOW;
        return !now.isBefore(last(write).plus(quiet));
    }

    private Optional<RecentWrites.Write> find(Key key) {
        return ofThisGeneration()
                .filter(write -> isFor(write, key) && !isOver(write))
                .findFirst();
    }

    private Stream<RecentWrites.Write> all() {
        return Stream.ofNullable(status.writes).flatMap(writes -> writes.changes.stream());
    }

    private Stream<RecentWrites.Write> ofThisGeneration() {
        return isOfThisGeneration() ? all() : Stream.empty();
    }

    /** What an earlier manifest has sent, and nobody has seen. */
    private Stream<RecentWrites.Write> unseen() {
        return isOfThisGeneration() || wasSeen ? Stream.empty() : all();
    }

    private boolean isOfThisGeneration() {
        return status.writes != null && Objects.equals(status.writes.generation, generation);
    }

    private static boolean isFor(RecentWrites.Write write, Key key) {
        return key.field().equals(write.field) && key.value().equals(write.value);
    }

    private static Stream<Key> keys(Change<?> change) {
        var command = change.command();
        if (command.creates() || change.fields().isEmpty() || change.fields().size() > FIELDS) {
            var values = change.fields().stream().map(FieldChange::to).toArray(String[]::new);
            return Stream.of(new Key(Bounded.text(command.call(), Bounded.ID), hash(values)));
        }
        return change.fields().stream()
                .map(field -> new Key(Bounded.text(field.path(), Bounded.ID), hash(field.to())))
                .distinct();
    }

    private static String hash(String... values) {
        return Hash.of(values).substring(0, VALUE_DIGITS);
    }

    private static int count(RecentWrites.Write write) {
        return Math.max(1, Objects.requireNonNullElse(write.count, 1));
    }

    private static Instant last(RecentWrites.Write write) {
        return time(write.last);
    }

    private static Instant since(RecentWrites.Write write) {
        return time(write.since);
    }

    /** What nobody could have written by this class is long ago. */
    private static Instant time(@Nullable String text) {
        return TimeText.read(text).orElse(Instant.EPOCH);
    }
}
