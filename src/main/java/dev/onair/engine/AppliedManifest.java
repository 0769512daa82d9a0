package dev.onair.engine;

import dev.onair.common.OnairStatus;
import java.util.List;
import java.util.function.Function;

/** The manifest of a pass beside what was carried out of the one before. Pure but for the status that it is given. */
public interface AppliedManifest {
    /** For what keeps no such memory. */
    AppliedManifest NONE = (status, kept) -> List.of();

    /**
     * Everything that is declared was carried out: notes that in the status, in the place of what was carried out before.
     *
     * @param kept what the vendor has in a field, by its path in the manifest without {@code spec.}
     * @return what is told of fields that are no longer declared and that the vendor keeps. Asked again, it is told again: whoever
     *     ends before the status was written has lost nothing
     */
    List<Announcement> carriedOut(OnairStatus status, Function<String, Kept> kept);
}
