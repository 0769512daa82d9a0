package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Predicate;

/**
 * Whose calls an account lets be sent now.
 *
 * @param admits whether it lets resources of a namespace call the vendor; asked by whichever thread sends
 */
record Permission(Predicate<String> admits) {
    private static final Logger LOG = System.getLogger(Permission.class.getName());

    /** See {@link Calls#mayCall}. What cannot be told takes nothing away from anybody. */
    boolean covers(Lane usual, Caller caller) {
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
