package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** A call that the vendor refused: remembered, so that it is not sent again before something changed. */
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

    /** Absent where only an edit helps; Taken or NotPermitted where it is sent again later. */
    @Size(max = 32) public @Nullable String kind;

    /** Whether another resource of the account is known to have had what is taken: when it lets go, the call is sent again. */
    public @Nullable Boolean held;

    /** True where nothing was sent, since it is known what would come of it: the message is this operator's own. */
    public @Nullable Boolean unsent;

    /** How often in a row the vendor refused it after that other resource had let go; absent when it did not. */
    public @Nullable Integer tries;

    public static Refusal of(String call, String at, String requestHash, String message) {
        var refusal = new Refusal();
        refusal.call = Bounded.text(call, CALL);
        refusal.at = at;
        refusal.requestHash = requestHash;
        refusal.message = Bounded.text(message, Bounded.LINE);
        return refusal;
    }
}
