package dev.onair.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a successful call leaves behind.
 *
 * @param externalId the id of the object that the call created or found
 * @param remember writes into the status what the vendor cannot be asked for later
 * @param outputs what the answer brought for the resource's users
 * @param news what to tell instead of the command's own words; such as that a create found what it was to make
 */
public record Effect<S>(
        Optional<String> externalId, Consumer<S> remember, List<Output> outputs, Optional<Announcement> news) {
    private Effect(Optional<String> externalId, Consumer<S> remember, List<Output> outputs) {
        this(externalId, remember, outputs, Optional.empty());
    }

    public static <S> Effect<S> none() {
        return new Effect<>(Optional.empty(), status -> {}, List.of());
    }

    public static <S> Effect<S> created(String externalId, Consumer<S> remember) {
        return new Effect<>(Optional.of(externalId), remember, List.of());
    }

    /** The create was not needed: the vendor has such an object already, and it is ours from now on. */
    public static <S> Effect<S> adopted(String externalId, String what) {
        return new Effect<>(
                Optional.of(externalId), status -> {}, List.of(), Optional.of(Announcement.normal("Adopted", what)));
    }

    /** The create was not needed: there is such an object already, and whose it is has to be asked before it is bound. */
    public static <S> Effect<S> found(String what, Consumer<S> remember) {
        return new Effect<>(Optional.empty(), remember, List.of(), Optional.of(Announcement.normal("Found", what)));
    }

    public static <S> Effect<S> remembering(Consumer<S> remember) {
        return new Effect<>(Optional.empty(), remember, List.of());
    }

    public static <S> Effect<S> bringing(Output output, Consumer<S> remember) {
        return new Effect<>(Optional.empty(), remember, List.of(output));
    }
}
