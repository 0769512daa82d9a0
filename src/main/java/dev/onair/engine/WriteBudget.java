package dev.onair.engine;

import dev.onair.common.OnairStatus;
import dev.onair.common.RecentWrites;
import dev.onair.engine.SentWrites.Mark;
import dev.onair.engine.SentWrites.Of;
import dev.onair.engine.SentWrites.Sent;
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

    /** More would make no pause longer than the longest, and in the end no time at all. */
    private static final int MOST_DOUBLINGS = 20;

    /** All changes of a resource together: so many times the limit in an hour, whatever the vendor makes up. */
    private static final int ALTOGETHER = 10;

    private final OnairStatus status;
    private final long generation;
    private final WriteLimits limits;
    private final Instant now;
    /** Whether the vendor has shown all that is counted here. */
    private final boolean wasSeen;

    private @Nullable RecentWrites read;
    private List<Sent> sent = List.of();

    WriteBudget(Subject<?, ? extends OnairStatus> subject, WriteLimits limits, Instant now) {
        this.status = subject.status();
        this.generation = subject.generation();
        this.limits = limits;
        this.now = now;
        this.wasSeen = status.writes != null
                && status.writes.generation != null
                && subject.wasInSync(status.writes.generation);
    }

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
                || SentWrites.marks(change).stream()
                        .allMatch(mark -> find(mark)
                                .filter(sent -> sent.count() >= limits.perHour())
                                .isPresent());
    }

    /** Whether no answer came to the change when it was sent last. */
    boolean isUnanswered(Change<?> change) {
        return SentWrites.marks(change).stream()
                .allMatch(mark -> find(mark).filter(Sent::unanswered).isPresent());
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
        var own = SentWrites.marks(change).stream()
                .map(mark -> find(mark).map(sent -> due(sent, change.command().urgent())))
                .toList();
        var isAgain = own.stream().allMatch(Optional::isPresent);
        var first = isAgain
                ? own.stream().flatMap(Optional::stream).min(Comparator.naturalOrder())
                : Optional.<Instant>empty();
        return change.command().urgent()
                ? first
                : Stream.of(first, isAgain ? Optional.<Instant>empty() : shownBy(change), altogether())
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
    }

    /** When the vendor must show what was sent before, if this change is nothing else, or makes an object once more. */
    private Optional<Instant> shownBy(Change<?> change) {
        if (change.command().creates()) {
            var call = SentWrites.call(change.command());
            return lastOf(known().filter(sent ->
                            isCall(sent) && call.equals(sent.mark().call())))
                    .map(this::shownBy)
                    .filter(now::isBefore);
        }
        var shownBy = SentWrites.marks(change).stream()
                .map(mark -> lastOf(Stream.concat(find(mark).stream(), unseen().filter(sent -> isOf(mark, sent))))
                        .map(this::shownBy)
                        .filter(now::isBefore))
                .toList();
        return shownBy.stream().allMatch(Optional::isPresent)
                ? shownBy.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private static boolean isOf(Mark mark, Sent before) {
        return before.mark().earlier().covers(mark.earlier());
    }

    private static boolean isCall(Sent sent) {
        return sent.mark().of() == Of.CALL || sent.mark().of() == Of.EARLIER_CALL;
    }

    private Instant shownBy(Sent sent) {
        return sent.last().plus(limits.visibility());
    }

    private static Optional<Sent> lastOf(Stream<Sent> sent) {
        return sent.max(Comparator.comparing(Sent::last));
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
        var whole = ofThisGeneration()
                .filter(sent ->
                        sent.mark().of() == Of.CALL && !sent.mark().hash().isEmpty())
                .findFirst();
        var sent = SentWrites.marks(change).stream()
                .map(mark -> ofThisGeneration()
                        .filter(write -> write.mark().covers(mark))
                        .findFirst()
                        .or(() -> whole))
                .toList();
        return sent.stream()
                        .allMatch(write -> write.filter(this::isAcknowledged).isPresent())
                ? sent.stream().flatMap(Optional::stream).map(Sent::last).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    private boolean isAcknowledged(Sent sent) {
        return !sent.unanswered() && now.isBefore(sent.last().plus(UNSHOWN_PAUSE));
    }

    private Optional<Instant> altogether() {
        return find(Mark.EVERYTHING)
                .filter(sent -> sent.count() >= limits.perHour() * ALTOGETHER)
                .map(sent -> sent.since().plus(WINDOW));
    }

    private Instant due(Sent sent, boolean urgent) {
        // By a clock that was wrong, or by hand: what somebody waits for does not wait for that time.
        return urgent && sent.last().isAfter(now.plus(URGENT_PAUSE))
                ? now
                : sent.last().plus(pause(sent, urgent));
    }

    private Duration pause(Sent sent, boolean urgent) {
        if (sent.count() >= limits.perHour()) {
            return urgent ? URGENT_PAUSE : WINDOW;
        }
        var first = urgent && sent.unanswered() ? Duration.ofSeconds(1) : limits.visibility();
        var pause = first.multipliedBy(1L << Math.min(sent.count() - 1, MOST_DOUBLINGS));
        var longest = urgent ? URGENT_PAUSE : WINDOW;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The change was sent, and was not refused. */
    void sent(Change<?> change, boolean answered) {
        if (!change.command().writes()) {
            return;
        }
        var own = ofThisGeneration().filter(sent -> !isOver(sent));
        var counts = new ArrayList<>(Stream.concat(own, earlier(change)).toList());
        Stream.concat(SentWrites.marks(change).stream(), Stream.of(Mark.EVERYTHING))
                .map(mark -> find(mark).map(Sent::mark).orElse(mark))
                .distinct()
                .forEach(mark -> count(counts, mark, answered));
        status.writes = SentWrites.write(counts, generation);
    }

    /** What earlier manifests have sent and need not be shown so far, but for what this change sends otherwise. */
    private Stream<Sent> earlier(Change<?> change) {
        var marks = SentWrites.marks(change);
        return known().filter(this::isEarlier)
                .filter(sent -> sent.mark().of() != Of.ALL && now.isBefore(shownBy(sent)))
                .filter(sent -> marks.stream().noneMatch(sent.mark()::isSentOtherwiseBy))
                .map(sent -> sent.as(sent.mark().earlier()));
    }

    private void count(List<Sent> counts, Mark mark, boolean answered) {
        var time = wholeSecond(now);
        var before = counts.stream().filter(sent -> sent.mark().covers(mark)).findFirst();
        before.ifPresent(counts::remove);
        counts.add(new Sent(
                mark,
                before.map(Sent::count).orElse(0) + 1,
                before.map(Sent::since).orElse(time),
                time,
                !answered));
    }

    /** The next one: a pause that was counted from the second before would be shorter than reads may lag. */
    private static Instant wholeSecond(Instant instant) {
        var second = instant.truncatedTo(ChronoUnit.SECONDS);
        return second.equals(instant) ? second : second.plusSeconds(1);
    }

    /** One that was sent too often is only over when it was left alone for longer than its own pause. */
    private boolean isOver(Sent sent) {
        if (sent.mark().of() == Of.ALL) {
            return !now.isBefore(sent.since().plus(WINDOW));
        }
        var quiet = sent.count() >= limits.perHour() ? WINDOW.multipliedBy(2) : WINDOW;
        return !now.isBefore(sent.last().plus(quiet));
    }

    private Optional<Sent> find(Mark mark) {
        return ofThisGeneration()
                .filter(sent -> sent.mark().covers(mark) && !isOver(sent))
                .findFirst();
    }

    /** As the status has it now: the pass may have sent something since it asked last. */
    private List<Sent> all() {
        if (read != status.writes) {
            read = status.writes;
            sent = SentWrites.read(read);
        }
        return sent;
    }

    private Stream<Sent> ofThisGeneration() {
        return isOfThisGeneration() ? all().stream().filter(sent -> !isEarlier(sent)) : Stream.empty();
    }

    /** What an earlier manifest has sent, and nobody has seen. */
    private Stream<Sent> unseen() {
        return wasSeen ? Stream.empty() : all().stream().filter(this::isEarlier);
    }

    private Stream<Sent> known() {
        return isOfThisGeneration() || !wasSeen ? all().stream() : Stream.empty();
    }

    private boolean isEarlier(Sent sent) {
        return sent.mark().isEarlier() || !isOfThisGeneration();
    }

    private boolean isOfThisGeneration() {
        return status.writes != null && Objects.equals(status.writes.generation, generation);
    }
}
