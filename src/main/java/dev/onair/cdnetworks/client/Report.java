package dev.onair.cdnetworks.client;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;

/** Words the failures of one call: what it was named, what came of it, no secret. */
record Report(Call call, SafeText safe) {

    /** The call surely had no effect. */
    <T> Outcome<T> notSent(String what) {
        return Outcome.failed(new Failure.Retryable(message(what)));
    }

    /** The call may have had its effect. */
    <T> Outcome<T> lost(String what) {
        return Outcome.failed(
                switch (call.kind()) {
                    case READ -> new Failure.Retryable(message(what));
                    case WRITE -> new Failure.Unknown(message(what));
                });
    }

    String message(String what) {
        return safe.clean(call.name() + ": " + what, SafeText.MESSAGE_LENGTH);
    }
}
