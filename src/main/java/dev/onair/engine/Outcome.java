package dev.onair.engine;

import java.util.function.Function;

/**
 * What became of one call to a vendor. Expected failures are values, never exceptions, so that none can be forgotten.
 *
 * @param <T> what the vendor answers when the call succeeds
 */
public sealed interface Outcome<T> {

    /** The vendor did it and said so. */
    record Done<T>(T value) implements Outcome<T> {}

    /** It did not come to pass, or nobody knows: {@link Failure} says which, and what may happen next. */
    record Failed<T>(Failure failure) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> failed(Failure failure) {
        return new Failed<>(failure);
    }

    default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
        return switch (this) {
            case Done<T>(var value) -> done(change.apply(value));
            case Failed<T>(var failure) -> failed(failure);
        };
    }

    default <U> Outcome<U> then(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(var value) -> next.apply(value);
            case Failed<T>(var failure) -> failed(failure);
        };
    }
}
