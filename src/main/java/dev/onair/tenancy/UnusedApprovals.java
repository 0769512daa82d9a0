package dev.onair.tenancy;

import dev.onair.common.AccountStatus;
import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Tells that an account's annotation {@code onair.dev/approve} is not the token that is waited for: once for each value and
 * each thing that waits, and once for a wave of deletions however its token changes as more join it. An annotation may stay for
 * ever, so it is no mistake while nothing waits.
 */
final class UnusedApprovals {
    static final String REASON = "ApprovalNotUsed";

    private final Map<ObjectKey, String> told = new ConcurrentHashMap<>();

    /**
     * What to tell now, if there is anything.
     *
     * @param given what the annotation says
     * @param status as this pass leaves it
     */
    Optional<Announcement> news(String kind, ObjectKey account, String given, AccountStatus status) {
        var wanted = wanted(status);
        if (!waits(status)) {
            told.remove(account);
        }
        if (wanted.isEmpty() || wanted.containsValue(given)) {
            return Optional.empty();
        }
        var change = status.accountChange == null ? null : status.accountChange.token;
        var said = given + " " + wanted.keySet() + " " + change;
        if (said.equals(told.put(account, said))) {
            return Optional.empty();
        }
        var waits = wanted.entrySet().stream()
                .map(token -> token.getValue() + " (" + token.getKey() + ")")
                .collect(Collectors.joining(", or "));
        return Optional.of(Announcement.warning(
                REASON,
                Names.APPROVE + " says \"" + Bounded.text(given, Bounded.ID)
                        + "\", which approves nothing that waits: it was used already, or is of something else. What waits has"
                        + " the token " + waits + ": kubectl annotate --overwrite -n " + account.namespace() + " "
                        + kind.toLowerCase(Locale.ROOT) + " " + account.name() + " " + Names.APPROVE + "="
                        + wanted.values().iterator().next()));
    }

    /** Also in a moment in which a wave is not offered, for more has just joined it. */
    private static boolean waits(AccountStatus status) {
        return status.accountChange != null || (status.heldDeletions != null && status.heldDeletions.deletions != null);
    }

    /** The tokens of what waits, by where they are read. */
    private static Map<String, String> wanted(AccountStatus status) {
        var wanted = new TreeMap<String, String>();
        if (status.accountChange != null && status.accountChange.token != null) {
            wanted.put("status.accountChange.token", status.accountChange.token);
        }
        if (status.heldDeletions != null && status.heldDeletions.token != null) {
            wanted.put("status.heldDeletions.token", status.heldDeletions.token);
        }
        return wanted;
    }

    void forget(ObjectKey account) {
        told.remove(account);
    }
}
