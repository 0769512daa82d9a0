package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One field that was found changed at the vendor. */
public final class DriftEntry {
    /** The field, as the manifest names it. */
    @Size(max = 256) public @Nullable String path;

    /** What the vendor had. */
    @Size(max = 512) public @Nullable String found;

    /** What the manifest says. */
    @Size(max = 512) public @Nullable String declared;

    /** When it was found, RFC 3339. */
    @Size(max = 64) public @Nullable String time;

    /** Whether it was set back. */
    public @Nullable Boolean corrected;

    public static DriftEntry of(String path, String found, String declared, String time, boolean corrected) {
        var entry = new DriftEntry();
        entry.path = path;
        entry.found = Bounded.text(found, Bounded.VALUE);
        entry.declared = Bounded.text(declared, Bounded.VALUE);
        entry.time = time;
        entry.corrected = corrected;
        return entry;
    }
}
