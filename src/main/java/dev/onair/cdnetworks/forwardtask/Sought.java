package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.common.Attempt;
import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The task that a create whose answer was lost may have made. A channel can have many, and nothing at the vendor says who
 * made one; so it has to have the channel, the destination and the times that were sent, and to be no older than the attempt.
 * Pure.
 *
 * @param fingerprint of the destination that was sent; empty text when that was not noted
 * @param sent when the attempt was written down
 */
record Sought(String pullId, String fingerprint, ForwardTaskDesired desired, Instant sent) {
    /** The vendor refuses requests whose clock is further off (1010, 1011), so its times cannot be either. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final String BETWEEN = " ";

    /** What the attempt remembers: it has to be enough when the channel, or the Secret, is not there any more. */
    static String name(ForwardTaskDesired desired) {
        return desired.pullId()
                + desired.destination()
                        .map(destination -> BETWEEN + destination.fingerprint())
                        .orElse("");
    }

    static Sought of(Attempt attempt, ForwardTaskDesired desired) {
        var parts = Optional.ofNullable(attempt.name).orElse("").split(BETWEEN, 2);
        return new Sought(
                parts[0].isEmpty() ? desired.pullId() : parts[0],
                parts.length > 1 ? parts[1] : "",
                desired,
                attempt.begun());
    }

    /** @param hash makes a fingerprint as the attempt's was made */
    Predicate<ForwardTaskState> isIt(UnaryOperator<String> hash) {
        return task -> isChannel(task)
                && (task.createdAt() == null || !task.createdAt().isBefore(sent.minus(CLOCKS_DIFFER)))
                && Optional.ofNullable(task.destination())
                        .map(shown -> isDestination(shown, hash))
                        .orElse(true)
                && startsAsSent(task)
                && endsAsSent(task);
    }

    /** The vendor was asked for those of this channel; where it does not repeat that, the destination has to tell. */
    private boolean isChannel(ForwardTaskState task) {
        return task.pullId() == null ? task.destination() != null : pullId.equals(task.pullId());
    }

    private boolean isDestination(Secret shown, UnaryOperator<String> hash) {
        return desired.destination()
                        .filter(wanted -> wanted.url().equals(shown))
                        .isPresent()
                || hash.apply(shown.value()).equals(fingerprint);
    }

    /** The vendor starts at once what has no start or a past one, and may or may not say when that was. */
    private boolean startsAsSent(ForwardTaskState task) {
        var scheduled = desired.start().filter(start -> start.isAfter(sent.plus(CLOCKS_DIFFER)));
        var shown = Optional.ofNullable(task.start());
        if (scheduled.isPresent()) {
            return shown.map(scheduled.get()::equals).orElse(task.destination() != null);
        }
        return shown.map(start -> !start.isAfter(
                        desired.start().orElse(sent).plus(CLOCKS_DIFFER).plus(CLOCKS_DIFFER)))
                .orElse(true);
    }

    private boolean endsAsSent(ForwardTaskState task) {
        var shown = Optional.ofNullable(task.end());
        return shown.isPresent() ? shown.equals(desired.end()) : desired.end().isEmpty() || task.destination() != null;
    }
}
