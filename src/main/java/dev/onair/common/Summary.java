package dev.onair.common;

import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What columns of {@code kubectl get} say of a status: one text each, since a column shows the first of several values only. */
public final class Summary {
    /** The reason of a condition. */
    public static final int REASON = 128;

    /** All of a list in a line. */
    public static final int LIST = 256;

    private static final String READY = "Ready";

    private Summary() {}

    /** Why the resource is not ready; null where it is, and where nobody has looked yet. */
    static @Nullable String reason(List<Condition> conditions) {
        return conditions.stream()
                .filter(condition -> READY.equals(condition.getType()) && !"True".equals(condition.getStatus()))
                .map(condition -> condition.getReason() == null ? "" : condition.getReason())
                .map(reason -> Bounded.text(reason, REASON))
                .findFirst()
                .orElse(null);
    }

    /** Each of them once, separated by commas; null for none. Of what has no room, how many there are. */
    public static @Nullable String list(Stream<String> items) {
        var distinct = items.distinct().toList();
        if (distinct.isEmpty()) {
            return null;
        }
        int shown = distinct.size();
        while (text(distinct, shown).length() > LIST && shown > 1) {
            shown--;
        }
        return Bounded.text(text(distinct, shown), LIST);
    }

    private static String text(List<String> items, int shown) {
        var left = items.size() - shown;
        return String.join(",", items.subList(0, shown)) + (left == 0 ? "" : ",+" + left);
    }
}
