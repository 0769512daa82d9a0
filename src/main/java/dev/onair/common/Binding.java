package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** That the operator created or adopted a vendor's object for this very resource. */
public final class Binding {
    /** The vendor's id of the object. */
    @Size(max = 256) public @Nullable String id;

    /** Since when, RFC 3339. */
    @Size(max = 64) public @Nullable String since;

    /** A keyed hash of this resource and the id, by a key of the operator's own: without a valid one, the binding is nothing. */
    @Size(max = 64) public @Nullable String seal;

    public static Binding of(String id, @Nullable String since, String seal) {
        var binding = new Binding();
        binding.id = id;
        binding.since = since;
        binding.seal = seal;
        return binding;
    }
}
