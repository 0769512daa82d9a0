package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.AsOf;
import dev.onair.simulator.Remembered;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All OTT channels of all projects, and the hand that reaches behind the API's back: nothing here is validated. */
public final class OttChannels {
    private final Object monitor;
    private final Runnable changed;
    private final Remembered<ChannelKey, OttChannel> memory;
    private long sequence;

    /** @param monitor of everything that the vendor knows */
    OttChannels(Object monitor, Clock real, AsOf shown, Runnable changed) {
        this.monitor = monitor;
        this.changed = changed;
        this.memory = new Remembered<>(monitor, real, shown);
    }

    void restore(Collection<OttChannel> channels) {
        synchronized (monitor) {
            channels.forEach(channel -> memory.restore(channel.key(), channel));
            sequence = channels.stream().mapToLong(OttChannel::sequence).max().orElse(0);
        }
    }

    /** In the order of creation. */
    public List<OttChannel> all() {
        return memory.all();
    }

    public Optional<OttChannel> find(ChannelKey key) {
        return memory.find(key);
    }

    /** @throws IllegalArgumentException when there is none */
    public OttChannel get(ChannelKey key) {
        return find(key).orElseThrow(() -> new IllegalArgumentException("no channel " + key));
    }

    /** Of the sample project. */
    public OttChannel get(String domain, String appName, String id) {
        return get(new ChannelKey(AccountSetup.PROJECT_ID, domain, appName, id));
    }

    public OttChannel create(ChannelKey key, ObjectNode settings, boolean on) {
        synchronized (monitor) {
            var channel = new OttChannel(++sequence, key, settings, on, List.of());
            memory.put(key, channel);
            changed.run();
            return channel;
        }
    }

    public OttChannel change(ChannelKey key, UnaryOperator<OttChannel> how) {
        synchronized (monitor) {
            var after = how.apply(get(key));
            memory.put(key, after);
            changed.run();
            return after;
        }
    }

    /** Changes the settings, whether or not they could be set so. */
    public OttChannel edit(ChannelKey key, Consumer<ObjectNode> how) {
        return change(key, channel -> channel.edited(how));
    }

    /** Signals come in. */
    public OttChannel signal(ChannelKey key, Signal... signals) {
        return change(
                key,
                channel -> channel.withSignals(Stream.concat(channel.signals().stream(), Stream.of(signals))
                        .toList()));
    }

    /** Whether it was there. */
    public boolean delete(ChannelKey key) {
        synchronized (monitor) {
            var wasThere = memory.remove(key);
            changed.run();
            return wasThere;
        }
    }
}
