package dev.onair.engine;

import java.util.function.Supplier;

/**
 * The right of a pass to run: a bounded number of passes have one. Who waits for somebody else, be it a turn at the vendor or its
 * answer, gives it back meanwhile, so that the slowness of one vendor holds up no pass of another's resources.
 */
public interface Slot {
    /** That of the pass on this thread; not bound on threads that are no pass's. */
    ScopedValue<Slot> CURRENT = ScopedValue.newInstance();

    /** Gives the slot back, waits, and has a slot again before it answers. */
    <T> T without(Supplier<T> wait);

    /** Waits, without a slot if this thread is a pass's. */
    static <T> T waiting(Supplier<T> wait) {
        return CURRENT.isBound() ? CURRENT.get().without(wait) : wait.get();
    }
}
