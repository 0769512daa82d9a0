package dev.onair.simulator.cdnetworks;

import dev.onair.simulator.AsOf;
import dev.onair.simulator.Remembered;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * All channels of all accounts, and the hand that reaches behind the API's back: nothing here is validated. Its monitor
 * guards everything, so whoever holds it sees no change of another.
 */
public final class Channels {
    private final Clock business;
    private final Clock real;
    private final Supplier<String> ids;
    private final AsOf shown = new AsOf();
    private final Remembered<String, Channel> byPullId;
    private Runnable changed = () -> {};
    private Watcher watcher = (before, after) -> {};
    private long sequence;

    Channels(Clock business, Clock real, Supplier<String> ids) {
        this.business = business;
        this.real = real;
        this.ids = ids;
        this.byPullId = memory();
    }

    /** For things of another kind under this monitor. */
    <K, V> Remembered<K, V> memory() {
        return new Remembered<>(this, real, shown);
    }

    /** Answers a call that sees the state of that moment. */
    synchronized <T> T asOf(Optional<Instant> past, Supplier<T> call) {
        return shown.during(past, call);
    }

    synchronized void onChange(Runnable listener) {
        changed = listener;
    }

    /** Something else than a channel changed under this monitor. */
    synchronized void changed() {
        changed.run();
    }

    /** Learns of each change of a channel, before it is visible; made and deleted ones included. */
    @FunctionalInterface
    interface Watcher {
        void step(Optional<Channel> before, Optional<Channel> after);
    }

    synchronized void watch(Watcher told) {
        watcher = told;
    }

    synchronized void restore(Collection<Channel> channels) {
        channels.forEach(channel -> byPullId.restore(channel.pullId(), channel));
        sequence = channels.stream().mapToLong(Channel::sequence).max().orElse(0);
    }

    /** In the order of creation. */
    public synchronized List<Channel> all() {
        return byPullId.all();
    }

    public synchronized List<Channel> of(String account) {
        return all().stream()
                .filter(channel -> channel.account().equals(account))
                .toList();
    }

    /** As {@link #all()} was at a moment of the last ten minutes of real time. */
    public synchronized List<Channel> asOf(Instant past) {
        return byPullId.asOf(past);
    }

    public synchronized Optional<Channel> find(String pullId) {
        return byPullId.find(pullId);
    }

    /** @throws IllegalArgumentException when there is none */
    public Channel get(String pullId) {
        return find(pullId).orElseThrow(() -> new IllegalArgumentException("no channel " + pullId));
    }

    public Channel create(String account, ChannelSettings settings) {
        return create(account, settings, ids.get(), ids.get(), business.instant());
    }

    /** With ids and a time of the caller's choosing. */
    public synchronized Channel create(
            String account, ChannelSettings settings, String pullId, String streamName, Instant createdAt) {
        var second = createdAt.truncatedTo(ChronoUnit.SECONDS);
        var channel = new Channel(
                ++sequence, account, pullId, streamName, second, settings, Optional.empty(), Optional.empty(), 0, 0);
        put(channel);
        changed.run();
        return channel;
    }

    public Channel change(String pullId, UnaryOperator<Channel> how) {
        return change(List.of(pullId), how).getFirst();
    }

    /** Changes all of them, as one change. */
    public synchronized List<Channel> change(Collection<String> pullIds, UnaryOperator<Channel> how) {
        var after = pullIds.stream().map(id -> how.apply(get(id))).toList();
        after.forEach(this::put);
        changed.run();
        return after;
    }

    /** Changes what callers can set, whether or not they could set it so. */
    public Channel edit(String pullId, UnaryOperator<ChannelSettings.Edit> how) {
        return change(
                pullId,
                channel -> channel.withSettings(
                        how.apply(channel.settings().edit()).done()));
    }

    public void delete(String pullId) {
        delete(List.of(pullId));
    }

    /** Deletes those that there are, as one change. */
    public synchronized void delete(Collection<String> pullIds) {
        for (var id : pullIds) {
            var gone = find(id);
            if (gone.isEmpty()) continue;
            watcher.step(gone, Optional.empty());
            byPullId.remove(id);
        }
        changed.run();
    }

    public Channel ban(String pullId) {
        return change(pullId, channel -> channel.banned(business.instant()));
    }

    public Channel unban(String pullId) {
        return change(pullId, Channel::unbanned);
    }

    /**
     * An encoder begins to push; or, of a channel that pulls, a player's request has its origin pulled.
     *
     * @throws IllegalStateException when the channel is banned
     */
    public synchronized Channel startStream(String pullId) {
        if (get(pullId).isBanned(business.instant()))
            throw new IllegalStateException("channel " + pullId + " is banned");
        return change(pullId, channel -> channel.started(business.instant()));
    }

    public Channel stopStream(String pullId) {
        return change(pullId, Channel::stopped);
    }

    /** So many watch, until the stream ends. */
    public Channel viewers(String pullId, int viewers) {
        return change(pullId, channel -> channel.withViewers(viewers));
    }

    String newId() {
        return ids.get();
    }

    private void put(Channel channel) {
        watcher.step(find(channel.pullId()), Optional.of(channel));
        byPullId.put(channel.pullId(), channel);
    }
}
