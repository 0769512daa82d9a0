package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Wakes after a while, and once for all who ask for it until then. Who asks while the one who was woken looks already has it woken
 * once more. Safe for use by several threads.
 */
final class LaterWakes {
    private final Executor later;
    private final Consumer<ObjectKey> wake;
    private final Set<ObjectKey> asleep = ConcurrentHashMap.newKeySet();

    /** @param later runs what it is given after that while */
    LaterWakes(Executor later, Consumer<ObjectKey> wake) {
        this.later = later;
        this.wake = wake;
    }

    void wake(ObjectKey key) {
        if (asleep.add(key)) {
            later.execute(() -> {
                asleep.remove(key);
                wake.accept(key);
            });
        }
    }
}
