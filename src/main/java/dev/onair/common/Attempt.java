package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The durable mark of a create that may have been sent: written before the call, removed once its outcome is known. */
public final class Attempt {
    /** So many ids of look-alikes are noted at most. */
    public static final int MOST_KNOWN = 50;

    /** The vendor's call. */
    @Size(max = 64) public @Nullable String call;

    /** When the mark was written, RFC 3339; the call was sent after that. */
    @Size(max = 64) public @Nullable String at;

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
        return mark;
    }
}
