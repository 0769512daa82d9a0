package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What of the manifest was carried out at the vendor when the resource was last in sync: by it, a field that was taken out of the
 * manifest is noticed. It holds no values.
 */
public final class LastApplied {
    /** The generation of the manifest that was carried out. */
    public @Nullable Long generation;

    /**
     * The fields that the manifest had, as paths in its words without "spec.", such as outputs[mon].port; entries of named lists
     * by their names. To each a keyed hash of its value, by the operator's own key.
     */
    @Size(max = 256) public Map<String, @Size(max = 16) String> fields = new TreeMap<>();

    /** How many fields more the manifest had than there is room for: the removal of those is not noticed. */
    public @Nullable Integer dropped;

    /** A keyed hash of this, the resource and the vendor's object: without a valid one it is nothing. */
    @Size(max = 64) public @Nullable String seal;
}
