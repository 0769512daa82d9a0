package dev.onair.operator;

import dev.onair.engine.Adapter;
import dev.onair.engine.Command;

/** What became of a manifest's references: either all is there to act upon, or something must happen first. */
public sealed interface Resolution<D, O, C extends Command, S> {

    /** Everything that the manifest refers to is there. */
    record Resolved<D, O, C extends Command, S>(D desired, Adapter<D, O, C, S> adapter)
            implements Resolution<D, O, C, S> {}

    /** Something is missing or not ready; its own event wakes the resource. */
    record Blocked<D, O, C extends Command, S>(String reason, String message) implements Resolution<D, O, C, S> {}

    /** What is declared cannot be done, and only an edit mends it. */
    record Refused<D, O, C extends Command, S>(String reason, String message) implements Resolution<D, O, C, S> {}

    /** The account is just being looked at for the first time; nothing is to be said about it. */
    record NotYet<D, O, C extends Command, S>() implements Resolution<D, O, C, S> {}
}
