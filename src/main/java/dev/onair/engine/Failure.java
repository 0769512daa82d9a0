package dev.onair.engine;

import java.time.Duration;
import java.util.Optional;

/**
 * Every way a call can fail, named by what must happen before it can succeed. Messages are bounded, free of control
 * characters and of secrets before they get here.
 */
public sealed interface Failure {

    /** What to tell a person: the vendor's words where it spoke, ours where it did not. */
    String message();

    /** The same failure in other words. */
    default Failure saying(String words) {
        return switch (this) {
            case Rejected(var code, var _, var kind) -> new Rejected(code, words, kind);
            case Throttled(var _, var after) -> new Throttled(words, after);
            case Retryable _ -> new Retryable(words);
            case Excessive _ -> new Excessive(words);
            case AuthRefused(var code, var _) -> new AuthRefused(code, words);
            case Gone _ -> new Gone(words);
            case Unknown _ -> new Unknown(words);
            case Recalled _ -> new Recalled(words);
            case Deferred _ -> new Deferred(words);
        };
    }

    /** The vendor refused the request itself; {@code kind} says what must happen before it may be sent again. */
    record Rejected(String code, String message, RefusalKind kind) implements Failure {
        private static final String NOT_SENT = "none";

        /** A request that was not sent, since it is known what would come of it: the words are ours, and there is no code. */
        public static Rejected unsent(String words, RefusalKind kind) {
            return new Rejected(NOT_SENT, words, kind);
        }

        /** Whether it was the vendor that said no. */
        boolean isVendors() {
            return !code.equals(NOT_SENT);
        }

        /** A new spec, account or referenced object is needed, never a retry. */
        public Rejected(String code, String message) {
            this(code, message, RefusalKind.Final);
        }

        @Override
        public Rejected saying(String words) {
            return new Rejected(code, words, kind);
        }
    }

    /** Too many requests; nothing was done. {@code after} is the vendor's own word on when to come back, if it gave one. */
    record Throttled(String message, Optional<Duration> after) implements Failure {}

    /** Nothing was done, and time may mend it: a failed read, a refused connection, a vendor's "try again". */
    record Retryable(String message) implements Failure {}

    /**
     * Nothing was done: the answer, or the list that it is a part of, is larger than is read, or has no end. Tried again like
     * a failed read, but time hardly mends it.
     */
    record Excessive(String message) implements Failure {}

    /** The credentials, their rights or the clock were refused: the account is at fault, not the resource. */
    record AuthRefused(String code, String message) implements Failure {}

    /** The object that the call names is not there any more. */
    record Gone(String message) implements Failure {}

    /** A write was sent and its answer lost: it may have taken effect. Look before writing again. */
    record Unknown(String message) implements Failure {}

    /** Nothing was sent, so nothing that is known of the vendor is in doubt. */
    sealed interface NotSent extends Failure {}

    /** The call was withdrawn before it was sent, because the resource changed while it waited its turn. */
    record Recalled(String message) implements NotSent {}

    /** Many wait for their turn: the call has a place in the queue, and its resource is woken when it is due. */
    record Deferred(String message) implements NotSent {}
}
