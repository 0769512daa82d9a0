package dev.onair.cdnetworks.recordtask;

import dev.onair.cdnetworks.client.RecordFormat;
import dev.onair.cdnetworks.client.RecordTaskForm;
import dev.onair.http.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What a manifest asks for, with its references resolved; times are cut to the minute, as the vendor does (2.17.3).
 *
 * @param pullId empty where the channel is not needed, because there is a task already or none is wanted
 * @param start empty: as soon as it can be
 * @param end empty where only {@code duration} is declared and the start is not
 */
record RecordTaskDesired(
        String transNo,
        Optional<String> pullId,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<Duration> duration,
        Optional<RecordFormat> format,
        Optional<Boolean> concat,
        Optional<Boolean> whiteboard,
        Optional<Boolean> chat,
        Optional<Boolean> httpPull,
        Optional<String> storageKey,
        Optional<Secret> notifyUrl,
        boolean stopped) {

    /** A start that is nearer than this has passed by the time that the vendor reads the request. */
    private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

    /** When a task that is made now runs. */
    record Times(Optional<Instant> start, Instant end) {}

    /**
     * One that could not be made in time starts at once: the rest is better than nothing.
     *
     * @param promised the end of a task that this one is to replace
     */
    Times timesAt(Instant now, Optional<Instant> promised) {
        var timed = start.filter(at -> at.isAfter(now.plus(ON_ITS_WAY)));
        return new Times(timed, end.or(() -> promised).orElseGet(() -> lasting(now)));
    }

    /** A duration of few minutes must not be cut away. */
    private Instant lasting(Instant now) {
        var cut = now.plus(duration.orElseThrow()).truncatedTo(ChronoUnit.MINUTES);
        var minute = Duration.ofMinutes(1);
        return cut.isBefore(now.plus(minute)) ? cut.plus(minute) : cut;
    }

    RecordTaskForm form(String channel, Times times) {
        return new RecordTaskForm(
                transNo,
                channel,
                times.start().orElse(null),
                times.end(),
                format.orElse(null),
                concat.orElse(null),
                whiteboard.orElse(null),
                chat.orElse(null),
                notifyUrl.orElse(null),
                httpPull.orElse(null),
                storageKey.orElse(null));
    }
}
