package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The durable mark of a create that may have been sent: written before the call, removed once its outcome is known. */
public final class Attempt {
    /** So many ids of look-alikes are noted at most. */
    public static final int MOST_KNOWN = 50;

    private static final Duration LONGEST_CALL = Duration.ofMinutes(5);

    /** The vendor's call. */
    @Size(max = 64) public @Nullable String call;

    /** When the mark was written, RFC 3339; the call was sent after that. */
    @Size(max = 64) public @Nullable String at;

    /**
     * When the answer was no longer waited for, RFC 3339: the vendor may have been at work until then. Absent while it is
     * waited for, and where the process ended that did.
     */
    @Size(max = 64) public @Nullable String unansweredAt;

    /** The name that the object was asked for under. */
    @Size(max = 256) public @Nullable String name;

    /** A hash of what was asked for. */
    @Size(max = 64) public @Nullable String requestHash;

    /** The id of the lost object that this create is to replace: no longer to be believed. */
    @Size(max = 256) public @Nullable String replaces;

    /**
     * The ids of objects that looked like it before the create was sent, so that none of them is its result. Absent where that
     * was not noted.
     */
    @Size(max = MOST_KNOWN) public @Nullable List<@Size(max = 256) String> known;

    /**
     * A keyed hash of this resource, the mark and the known ids. It is one of its own, since a version or a definition that does
     * not have these ids reads the mark without them: without a valid one, they are as if they had not been noted.
     */
    @Size(max = 64) public @Nullable String knownSeal;

    /** A keyed hash of this resource and the mark but for the known ids, by a key of the operator's own: without a valid one, the mark is nothing. */
    @Size(max = 64) public @Nullable String seal;

    public static Attempt of(
            @Nullable String call,
            @Nullable String at,
            @Nullable String name,
            @Nullable String requestHash,
            @Nullable String replaces) {
        var attempt = new Attempt();
        attempt.call = call;
        attempt.at = at;
        attempt.name = name;
        attempt.requestHash = requestHash;
        attempt.replaces = replaces;
        return attempt;
    }

    /** The same mark, where it is not believed which look-alikes were known. */
    public Attempt withoutKnown() {
        var mark = of(call, at, name, requestHash, replaces);
        mark.seal = seal;
        mark.unansweredAt = unansweredAt;
        return mark;
    }

    /** When it was begun; empty where that cannot be read, as in a mark that bears no seal yet. */
    public Optional<Instant> begunAt() {
        return TimeText.read(at);
    }

    /** When it was begun. */
    public Instant begun() {
        return at == null ? Instant.EPOCH : Instant.parse(at);
    }

    /**
     * Until when the object may have been made: reads that must show what was made by then tell whether it was.
     *
     * @param startedAt since when this process looks after the account: another one may have sent it until then
     */
    public Instant over(Instant startedAt) {
        // Not sealed: whoever wrote another time there has it waited for no longer than this.
        var latest = begun().plus(LONGEST_CALL);
        var unanswered = TimeText.read(unansweredAt)
                .map(given -> given.isBefore(latest) ? given : latest)
                .orElse(begun());
        return Stream.of(begun(), unanswered, startedAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
