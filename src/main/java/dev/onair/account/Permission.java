package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** Whose calls an account lets be sent now. Safe for use by several threads. */
final class Permission {
    private static final Logger LOG = System.getLogger(Permission.class.getName());

    private final Predicate<String> admits;
    /** What is to be off air since its pass began: what that pass would finish is what its resource wants no more. */
    private final Set<String> toStop = ConcurrentHashMap.newKeySet();

    /** @param admits whether it lets resources of a namespace call the vendor; asked by whichever thread sends */
    Permission(Predicate<String> admits) {
        this.admits = admits;
    }

    /** The caller's resource was edited; until its next pass ends nothing brings back what is to be off air. */
    void edited(String callerId, boolean isToStop) {
        if (isToStop) {
            toStop.add(callerId);
        } else {
            toStop.remove(callerId);
        }
    }

    void passEnded(String callerId) {
        toStop.remove(callerId);
    }

    /** See {@link Calls#mayCall}. What cannot be told takes nothing away from anybody. */
    boolean covers(Lane usual, Caller caller) {
        if (caller.finishes() && toStop.contains(caller.id())) {
            return false;
        }
        if (!usual.needsPermission() || !caller.needsPermission()) {
            return true;
        }
        try {
            return admits.test(caller.tenant());
        } catch (RuntimeException unknown) {
            LOG.log(Level.WARNING, "sent without knowing whether its account lets the namespace in", unknown);
            return true;
        }
    }
}
