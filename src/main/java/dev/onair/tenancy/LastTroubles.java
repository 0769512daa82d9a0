package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Standing;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What accounts have told and is not over. Their conditions forget it while they are looked at anew, as after a change of the
 * endpoint: that it is over is news all the same. Kept in memory alone: after a restart in just that moment nothing is told.
 */
final class LastTroubles {
    private final Map<ObjectKey, Condition> known = new ConcurrentHashMap<>();

    /**
     * What the account has told before this pass and is over where it is in sync now.
     *
     * @param before the conditions that the last pass left
     */
    Optional<Condition> of(ObjectKey account, Standing standing, List<Condition> before) {
        var trouble = AccountNews.troubleOf(before).or(() -> Optional.ofNullable(known.get(account)));
        if (standing instanceof Standing.InSync) {
            known.remove(account);
        } else {
            trouble.ifPresent(told -> known.put(account, told));
        }
        return trouble;
    }

    void forget(ObjectKey account) {
        known.remove(account);
    }
}
