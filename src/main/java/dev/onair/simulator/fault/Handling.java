package dev.onair.simulator.fault;

import dev.onair.simulator.Reply;

/** The handling of one call, with whatever faults stand further in. */
@FunctionalInterface
public interface Handling {
    /** Takes effect, each time anew. */
    Reply proceed();
}
