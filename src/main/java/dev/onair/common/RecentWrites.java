package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent of late and how often, so that no change is repeated without end, however often the operator restarts. */
public final class RecentWrites {
    /** So many of them are kept. */
    public static final int KEPT = 32;

    /** The manifest's generation that was sent; another one counts anew. */
    public @Nullable Long generation;

    /** Each change that was sent. */
    @Size(max = KEPT) public List<Write> changes = new ArrayList<>();

    /** One call, with the fields that were sent in it together. */
    public static final class Write {
        /** The call. */
        @Size(max = Bounded.ID) public @Nullable String field;

        /** A hash of what was sent; of several fields one of each, with a dot after it. */
        @Size(max = 64) public @Nullable String value;

        /** How often it was sent. */
        public @Nullable Integer count;

        /** When it was sent first, RFC 3339. */
        @Size(max = 64) public @Nullable String since;

        /** When it was sent last, RFC 3339. */
        @Size(max = 64) public @Nullable String last;

        /** Whether the answer to the last one was lost. */
        public @Nullable Boolean unanswered;
    }
}
