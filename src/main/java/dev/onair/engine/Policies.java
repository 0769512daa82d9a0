package dev.onair.engine;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.OnairSpec;
import java.util.Optional;

/** What the manifest allows the operator to do. */
public record Policies(
        ManagementPolicy management,
        DriftPolicy drift,
        DeletionPolicy deletion,
        boolean allowInterruption,
        Optional<String> approved) {

    public static Policies of(OnairSpec spec, boolean allowInterruption, Optional<String> approved) {
        return new Policies(spec.management(), spec.drift(), spec.deletion(), allowInterruption, approved);
    }
}
