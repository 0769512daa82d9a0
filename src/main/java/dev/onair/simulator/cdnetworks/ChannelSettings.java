package dev.onair.simulator.cdnetworks;

import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What callers can set of a channel (CDNetworks Cloud Live API 2.1.3, 2.12.3); text that was not set is empty.
 *
 * @param pushDomain empty of a channel that pulls
 * @param source where a channel pulls from; empty of a channel that is pushed to
 */
public record ChannelSettings(
        String channelName,
        String pushDomain,
        String channelType,
        SortedSet<Protocol> protocols,
        SortedSet<Rate> rates,
        String playerId,
        String directoryId,
        String check,
        Optional<WhiteBoard> whiteboard,
        boolean live2vod,
        String appScenario,
        Optional<PullSource> source) {
    public ChannelSettings {
        protocols = Collections.unmodifiableSortedSet(new TreeSet<>(protocols));
        rates = Collections.unmodifiableSortedSet(new TreeSet<>(rates));
    }

    /** A channel of the sample domain, RTMP in the origin's bitrate. */
    public static ChannelSettings named(String channelName) {
        return new ChannelSettings(
                channelName,
                "livepush.ovptest.haplat.net",
                "test1",
                new TreeSet<>(Collections.singleton(Protocol.RTMP)),
                new TreeSet<>(Collections.singleton(Rate.ORIGIN)),
                "",
                "",
                "",
                Optional.empty(),
                false,
                "",
                Optional.empty());
    }

    /** A channel that pulls the sample origin; the application of such channels is `live` (2.15.6). */
    public static ChannelSettings pulling(String channelName) {
        return named(channelName)
                .edit()
                .pushDomain("")
                .channelType("live")
                .source(PullSource.sample())
                .done();
    }

    /** Whether the channel pulls from an origin, and nobody pushes to it. */
    public boolean isPull() {
        return source.isPresent();
    }

    public Edit edit() {
        return new Edit(this);
    }

    /** A changed copy in the making. */
    public static final class Edit {
        private String channelName;
        private String pushDomain;
        private String channelType;
        private Collection<Protocol> protocols;
        private Collection<Rate> rates;
        private String playerId;
        private String directoryId;
        private String check;
        private Optional<WhiteBoard> whiteboard;
        private boolean live2vod;
        private String appScenario;
        private Optional<PullSource> source;

        private Edit(ChannelSettings of) {
            channelName = of.channelName;
            pushDomain = of.pushDomain;
            channelType = of.channelType;
            protocols = of.protocols;
            rates = of.rates;
            playerId = of.playerId;
            directoryId = of.directoryId;
            check = of.check;
            whiteboard = of.whiteboard;
            live2vod = of.live2vod;
            appScenario = of.appScenario;
            source = of.source;
        }

        public Edit channelName(String to) {
            channelName = to;
            return this;
        }

        public Edit pushDomain(String to) {
            pushDomain = to;
            return this;
        }

        public Edit channelType(String to) {
            channelType = to;
            return this;
        }

        public Edit protocols(Collection<Protocol> to) {
            protocols = to;
            return this;
        }

        public Edit rates(Collection<Rate> to) {
            rates = to;
            return this;
        }

        public Edit playerId(String to) {
            playerId = to;
            return this;
        }

        public Edit directoryId(String to) {
            directoryId = to;
            return this;
        }

        public Edit check(String to) {
            check = to;
            return this;
        }

        public Edit whiteboard(WhiteBoard to) {
            whiteboard = Optional.of(to);
            return this;
        }

        public Edit live2vod(boolean to) {
            live2vod = to;
            return this;
        }

        public Edit appScenario(String to) {
            appScenario = to;
            return this;
        }

        public Edit source(PullSource to) {
            source = Optional.of(to);
            return this;
        }

        /** Changes the origin of a channel that has one. */
        public Edit source(UnaryOperator<PullSource> how) {
            source = source.map(how);
            return this;
        }

        public ChannelSettings done() {
            return new ChannelSettings(
                    channelName,
                    pushDomain,
                    channelType,
                    new TreeSet<>(protocols),
                    new TreeSet<>(rates),
                    playerId,
                    directoryId,
                    check,
                    whiteboard,
                    live2vod,
                    appScenario,
                    source);
        }
    }
}
