package dev.onair.account;

import dev.onair.engine.Outcome;
import java.util.Optional;

/** A list that can be walked over. */
public interface Walkable {
    /** Walks over the whole list and blocks until that is done; see {@link Snapshot#sweep}. */
    Outcome<Sweep> sweep();

    /** The last complete walk; empty until there was one. */
    Optional<Sweep> lastSweep();
}
