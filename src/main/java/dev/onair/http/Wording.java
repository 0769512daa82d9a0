package dev.onair.http;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;

/**
 * Words the failures of one call: what it was named, what came of it, no secret.
 *
 * @param call the vendor's name of it
 */
public record Wording(String call, CallKind kind, SafeText safe) {

    /** The call surely had no effect. */
    public <T> Outcome<T> notSent(String what) {
        return Outcome.failed(new Failure.Retryable(message(what)));
    }

    /** The call may have had its effect. */
    public <T> Outcome<T> lost(String what) {
        return Outcome.failed(
                switch (kind) {
                    case READ -> new Failure.Retryable(message(what));
                    case WRITE -> new Failure.Unknown(message(what));
                });
    }

    /** The call may have had its effect, and its answer is larger than is read. */
    public <T> Outcome<T> excessive(String what) {
        return Outcome.failed(
                switch (kind) {
                    case READ -> new Failure.Excessive(message(what));
                    case WRITE -> new Failure.Unknown(message(what));
                });
    }

    public String message(String what) {
        return safe.clean(call + ": " + what, SafeText.MESSAGE_LENGTH);
    }
}
