package dev.onair.engine;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a pass has to know of the account, its other resources and the manifest before. Asked only when it matters, and at the moment that it does.
 *
 * @param rivals who else has or wants what the resource wants
 * @param creationHeld what the pass comes to, where nothing may be created now
 * @param manifest what was carried out of the manifest before
 */
public record Surroundings(Supplier<Rivals> rivals, Supplier<Optional<Pass>> creationHeld, AppliedManifest manifest) {
    /** No other resource, and nothing that holds. */
    public static final Surroundings NONE = new Surroundings(() -> Rivals.NONE, Optional::empty, AppliedManifest.NONE);
}
