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
            var call = SentWrites.call(change.command());
            return lastOf(Stream.concat(ofThisGeneration(), unseen())
                            .filter(sent ->
                                    isCall(sent) && call.equals(sent.mark().call())))
                    .map(this::shownBy)
                    .filter(now::isBefore);
        }
        var shownBy = SentWrites.marks(change).stream()
                .map(mark -> lastOf(unseen().filter(sent -> sent.mark().covers(mark)))
                        .map(this::shownBy)
                        .filter(now::isBefore))
                .toList();
        return shownBy.stream().allMatch(Optional::isPresent)
                ? shownBy.stream().flatMap(Optional::stream).max(Comparator.naturalOrder())
                : Optional.empty();
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
        return sent.last().plus(pause(sent, urgent));
    }

    private Duration pause(Sent sent, boolean urgent) {
        if (sent.count() >= limits.perHour()) {
            return urgent ? URGENT_PAUSE : WINDOW;
        }
        var first = urgent && sent.unanswered() ? Duration.ofSeconds(1) : limits.visibility();
        var pause = first.multipliedBy(1L << (sent.count() - 1));
        var longest = urgent ? URGENT_PAUSE : WINDOW;
        return pause.compareTo(longest) < 0 ? pause : longest;
    }

    /** The change was sent, and was not refused. */
    void sent(Change<?> change, boolean answered) {
        if (!change.command().writes()) {
            return;
        }
        var counts = new ArrayList<>(Stream.concat(ofThisGeneration().filter(sent -> !isOver(sent)), earlierCalls())
                .toList());
        Stream.concat(SentWrites.marks(change).stream(), Stream.of(Mark.EVERYTHING))
                .map(mark -> find(mark).map(Sent::mark).orElse(mark))
                .distinct()
                .forEach(mark -> count(counts, mark, answered));
        status.writes = SentWrites.write(counts, generation);
    }

    /** Calls of an earlier manifest that need not be shown so far, named so that they are not taken for this one's. */
    private Stream<Sent> earlierCalls() {
        return unseen().filter(sent -> isCall(sent) && now.isBefore(shownBy(sent)))
                .map(sent -> sent.as(new Mark(
                        Of.EARLIER_CALL, sent.mark().call(), sent.mark().hash())));
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
        return isOfThisGeneration() ? all().stream() : Stream.empty();
    }

    /** What an earlier manifest has sent, and nobody has seen. */
    private Stream<Sent> unseen() {
        return isOfThisGeneration() || wasSeen ? Stream.empty() : all().stream();
    }

    private boolean isOfThisGeneration() {
        return status.writes != null && Objects.equals(status.writes.generation, generation);
    }
}
