package dev.onair.cdnetworks.account;

import dev.onair.account.Claims;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import dev.onair.engine.Indicator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Recordings and relays that run while nobody feeds their channel: the vendor calls them running all the same. Known from what the
 * walks over the channels have seen; of a channel that pulls no walk tells. Safe for use by several threads.
 */
public final class IdleSources {
    /** The condition that says so. */
    public static final String TYPE = "SourceIdle";

    /** An encoder that reconnects is nobody's concern. */
    public static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String RUNS = "SourceRuns";

    private final Function<String, Optional<ChannelState>> states;
    private final Claims claims;
    private final Consumer<List<ObjectKey>> wake;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();

    /**
     * @param state of the channel when the task's resource last looked; empty where it was not known, as of a channel that was
     *     made a moment ago
     * @param idleSince empty while the channel is on air
     */
    private record Task(String pullId, Optional<ChannelState> state, Optional<Instant> idleSince) {
        boolean wasLive() {
            return state.filter(ChannelState.LIVE::equals).isPresent();
        }
    }

    /**
     * @param states what is known of a channel by its pull id, without a call
     * @param wake told the resources of tasks whose source has begun or ceased to run
     */
    IdleSources(Function<String, Optional<ChannelState>> states, Claims claims, Consumer<List<ObjectKey>> wake) {
        this.states = states;
        this.claims = claims;
        this.wake = wake;
    }

    /**
     * What is to be said of a task that runs; from now on its resource is woken when its source turns. Costs no call.
     *
     * @param effect what does not happen while nobody feeds the channel
     */
    public Indicator of(String taskId, String pullId, String effect, Instant now) {
        var state = states.apply(pullId);
        if (state.isEmpty()) {
            tasks.put(taskId, new Task(pullId, state, Optional.empty()));
            return Indicator.asBefore(TYPE);
        }
        if (state.get() == ChannelState.LIVE) {
            tasks.put(taskId, new Task(pullId, state, Optional.empty()));
            var message = "channel " + pullId + " is on air";
            return Indicator.of(TYPE, false, RUNS, message, Announcement.normal(RUNS, message));
        }
        var since =
                Optional.ofNullable(tasks.get(taskId)).flatMap(Task::idleSince).orElse(now);
        tasks.put(taskId, new Task(pullId, state, Optional.of(since)));
        if (now.isBefore(since.plus(PATIENCE))) {
            return Indicator.asBefore(TYPE);
        }
        var message = "nobody has fed channel " + pullId + " for " + PATIENCE.toMinutes() + " minutes or more: "
                + effect + " until a stream is on air";
        return Indicator.of(TYPE, true, TYPE, message, Announcement.warning(TYPE, message));
    }

    /** When it has to be said of a task that its source is idle. */
    public Optional<Instant> due(String taskId, Instant now) {
        return Optional.ofNullable(tasks.get(taskId))
                .flatMap(Task::idleSince)
                .map(since -> since.plus(PATIENCE))
                .filter(now::isBefore);
    }

    /** The task does not run, or is nobody's any more. */
    public void forget(String taskId) {
        tasks.remove(taskId);
    }

    /** To be said after each walk over the channels. */
    void walked() {
        tasks.keySet().removeIf(taskId -> claims.owner(taskId).isEmpty());
        var turned = tasks.entrySet().stream()
                .filter(task -> hasTurned(task.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        if (!turned.isEmpty()) {
            wake.accept(claims.ownersOf(turned));
        }
    }

    private boolean hasTurned(Task task) {
        return states.apply(task.pullId())
                .filter(state -> task.state().isEmpty() || (state == ChannelState.LIVE) != task.wasLive())
                .isPresent();
    }
}
