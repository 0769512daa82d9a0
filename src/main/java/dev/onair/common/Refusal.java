package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A call that the vendor refused for good: remembered, so that it is not sent again before something changed. */
public final class Refusal {
    /** Some calls name what they are for. */
    private static final int CALL = 64;

    /** The vendor's call. */
    @Size(max = CALL) public @Nullable String call;

    /** When the vendor refused it, RFC 3339. */
    @Size(max = 64) public @Nullable String at;

    /** A hash of the call, the manifest's generation, and what the account and the referenced objects gave to it. */
    @Size(max = 64) public @Nullable String requestHash;

    /** The vendor's code and words. */
    @Size(max = 1024) public @Nullable String message;

    public static Refusal of(String call, String at, String requestHash, String message) {
        var refusal = new Refusal();
        refusal.call = Bounded.text(call, CALL);
        refusal.at = at;
        refusal.requestHash = requestHash;
        refusal.message = Bounded.text(message, Bounded.LINE);
        return refusal;
    }
}
