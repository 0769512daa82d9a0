package dev.onair.cdnetworks.client;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which forward tasks to list; what is null or empty does not narrow. CDNetworks Cloud Live API 2.29.3. */
public record ForwardTaskFilter(
        @Nullable String pullId, @Nullable String taskId, Set<ForwardTaskStatus> statuses) {

    /** All tasks of the account. */
    public static final ForwardTaskFilter ALL = new ForwardTaskFilter(null, null, Set.of());

    public ForwardTaskFilter {
        statuses = Collections.unmodifiableSet(new TreeSet<>(statuses));
    }

    public static ForwardTaskFilter ofTask(String taskId) {
        return new ForwardTaskFilter(null, taskId, Set.of());
    }

    public static ForwardTaskFilter ofChannel(String pullId) {
        return new ForwardTaskFilter(pullId, null, Set.of());
    }

    Fields fields() {
        var fields = new Fields();
        if (pullId != null) {
            fields.id("pullId", pullId);
        }
        if (taskId != null) {
            fields.id("taskId", taskId);
        }
        return fields.codes("status", statuses, ForwardTaskStatus::code);
    }
}
