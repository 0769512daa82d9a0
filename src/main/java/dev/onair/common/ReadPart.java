package dev.onair.common;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A spec or a status, which an operator of another version may have written or a CRD of another version let in: reading
 * one never fails, and writing it keeps what was not understood.
 */
public abstract class ReadPart {
    // Private and without accessors that Jackson or the CRD generator would take for a property's.
    private @Nullable Unread unread;

    /** Null where everything was understood. */
    public final @Nullable Unread unread() {
        return unread;
    }

    /** Called by whoever reads the object, once. */
    public final void unread(Unread what) {
        unread = what;
    }

    /** The fields that this version cannot read; they are as if absent. */
    public final List<Unread.Field> unreadable() {
        return unread == null ? List.of() : unread.fields();
    }
}
