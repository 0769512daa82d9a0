package dev.onair.engine;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a successful call leaves behind.
 *
 * @param externalId the id of the object that the call created or found
 * @param remember writes into the status what the vendor cannot be asked for later
 */
public record Effect<S>(Optional<String> externalId, Consumer<S> remember) {
    public static <S> Effect<S> none() {
        return new Effect<>(Optional.empty(), status -> {});
    }

    public static <S> Effect<S> created(String externalId, Consumer<S> remember) {
        return new Effect<>(Optional.of(externalId), remember);
    }

    public static <S> Effect<S> remembering(Consumer<S> remember) {
        return new Effect<>(Optional.empty(), remember);
    }
}
