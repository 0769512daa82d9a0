package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claimant;
import dev.onair.account.Clockwork;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.ObjectKey;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.RefuseWith;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked to count viewers, who is told, and what the metrics show. */
@Execution(ExecutionMode.CONCURRENT)
class ViewersIT {
    private static final String DOMAIN = "livepush.ovptest.haplat.net";

    private final CdnetworksSimulator vendor =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
    private final CdnetworksSession session =
            Sessions.session(vendor.url(), new Credentials(vendor.accessKey(), vendor.secretKey()), Clockwork.system());
    private final MovedClock clock = new MovedClock();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final List<String> woken = new ArrayList<>();
    private final Viewers viewers = new Viewers(
            session.client(),
            session.calls(),
            clock,
            woken::addAll,
            new ViewerMetrics(metrics, "CdnetworksAccount", new ObjectKey("tv", "default")));

    @AfterEach
    void close() {
        session.close();
        vendor.close();
    }

    private Viewers.Watched watched(Channel channel, String kind) {
        var owner = new Claimant("tv", channel.settings().channelName(), "uid " + channel.pullId(), "channel");
        return new Viewers.Watched(channel.pullId(), kind, owner);
    }

    private Viewers.Watched live(String name, int count) {
        return watched(channel(ChannelSettings.named(name), count), "LiveChannel");
    }

    private Channel channel(ChannelSettings settings, int count) {
        var channel = vendor.channels().create(vendor.account().name(), settings);
        return vendor.channels().viewers(channel.pullId(), count);
    }

    private Map<String, Double> shown(String metric) {
        var shown = new TreeMap<String, Double>();
        metrics.getMeters().stream()
                .filter(meter -> meter.getId().getName().equals(metric))
                .forEach(meter ->
                        shown.put(text(meter), meter.measure().iterator().next().getValue()));
        return shown;
    }

    private static String text(Meter meter) {
        return Stream.of("account", "kind", "namespace", "name", "domain")
                .map(meter.getId()::getTag)
                .filter(tag -> tag != null)
                .reduce((left, right) -> left + " " + right)
                .orElse("");
    }

    private long calls(String call) {
        return vendor.requests().count(call);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "99, 99",
        "100, 100",
        "104, 100",
        "105, 110",
        "994, 990",
        "995, 1000",
        "12345, 12000",
        "9223372036854775807, 9200000000000000000"
    })
    void roundsToTwoDigits(long exact, long rounded) {
        assertThat(Viewers.inTwoDigits(exact)).isEqualTo(rounded);
    }

    @Test
    void countsFiftyInACallWhateverTheirSort() {
        var all = new ArrayList<Viewers.Watched>();
        for (int number = 0; number < 40; number++) {
            all.add(live("live-" + number, number));
        }
        for (int number = 0; number < 20; number++) {
            all.add(watched(channel(ChannelSettings.pulling("pull-" + number), number), "PullChannel"));
        }

        viewers.count(all);

        assertThat(calls("getRealTimeChannelOnlineNumber")).isEqualTo(2);
        assertThat(shown("onair.channel.viewers"))
                .hasSize(60)
                .containsEntry("tv/default LiveChannel tv live-39", 39.0)
                .containsEntry("tv/default PullChannel tv pull-19", 19.0);
    }

    @Test
    void countsAtMostOnceAMinuteButANewOneAtOnce() {
        var first = live("first", 1);
        viewers.count(List.of(first));
        viewers.count(List.of(first));
        assertThat(calls("getRealTimeChannelOnlineNumber")).isEqualTo(1);

        viewers.count(List.of(first, live("second", 2)));
        assertThat(calls("getRealTimeChannelOnlineNumber")).isEqualTo(2);

        clock.advance(Duration.ofSeconds(56));
        viewers.count(List.of(first));
        assertThat(calls("getRealTimeChannelOnlineNumber")).isEqualTo(3);
    }

    /** A count that lacks a channel says nothing of it, and its last number would be told for ever. */
    @Test
    void forgetsTheNumberOfAChannelThatTheAnswerLacks() {
        var news = live("news", 7);
        var sports = live("sports", 9);
        viewers.count(List.of(news, sports));
        woken.clear();
        vendor.faults()
                .on("getRealTimeChannelOnlineNumber")
                .once(new Only("{\"onlineNumber\": 9, \"pullId\": \"" + sports.pullId() + "\"}"));

        clock.advance(Duration.ofSeconds(56));
        viewers.count(List.of(news, sports));

        assertThat(viewers.rounded(news.pullId())).isEmpty();
        assertThat(viewers.rounded(sports.pullId())).hasValue(9);
        assertThat(woken).containsExactly(news.pullId());
        assertThat(shown("onair.channel.viewers")).containsOnlyKeys("tv/default LiveChannel tv sports");
    }

    /** An answer with this entry alone. */
    private record Only(String entry) implements Fault {
        @Override
        public String name() {
            return "only";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            return Reply.of(
                    200,
                    "application/json",
                    "{\"code\": 200, \"data\": {\"onlineNumberList\": [" + entry + "]}, \"message\": \"\"}");
        }
    }

    @Test
    void wakesAResourceOnlyWhenTheNumberThatItShowsChanges() {
        var channel = live("news", 12_000);
        viewers.count(List.of(channel));
        assertThat(woken).containsExactly(channel.pullId());

        vendor.channels().viewers(channel.pullId(), 12_345);
        clock.advance(Duration.ofSeconds(56));
        viewers.count(List.of(channel));

        assertThat(woken).hasSize(1);
        assertThat(viewers.rounded(channel.pullId())).hasValue(12_000);
        assertThat(shown("onair.channel.viewers")).containsEntry("tv/default LiveChannel tv news", 12_345.0);

        vendor.channels().viewers(channel.pullId(), 13_000);
        clock.advance(Duration.ofSeconds(56));
        viewers.count(List.of(channel));
        assertThat(woken).hasSize(2);
    }

    @Test
    void showsNoMetricOfWhatIsGone() {
        var gone = live("gone", 1);
        var offAir = live("off-air", 2);
        var stays = live("stays", 3);
        viewers.count(List.of(gone, offAir, stays));

        viewers.forget(gone.pullId());
        assertThat(shown("onair.channel.viewers")).hasSize(2);
        viewers.count(List.of(stays));
        assertThat(shown("onair.channel.viewers")).containsOnlyKeys("tv/default LiveChannel tv stays");
        assertThat(viewers.rounded(gone.pullId())).isEmpty();
        viewers.countPushDomains(List.of(DOMAIN));

        viewers.close();

        assertThat(shown("onair.channel.viewers")).isEmpty();
        assertThat(shown("onair.domain.viewers")).isEmpty();
    }

    @Test
    void countsPushDomainsInOneCall() {
        live("one", 3);
        live("two", 4);

        viewers.countPushDomains(List.of(DOMAIN));

        assertThat(calls("getRealTimeHostOnlineNumber")).isEqualTo(1);
        assertThat(viewers.byPushDomain()).containsOnly(Map.entry(DOMAIN, 7L));
        assertThat(shown("onair.domain.viewers"))
                .containsOnly(Map.entry("tv/default CdnetworksAccount " + DOMAIN, 7.0));
    }

    @Test
    void asksNothingWhereNoPushDomainIsMonitored() {
        viewers.countPushDomains(List.of());

        assertThat(calls("getRealTimeHostOnlineNumber")).isZero();
    }

    @Test
    void saysWhyThePushDomainsAreNotCountedAndShowsNoOldNumber() {
        viewers.countPushDomains(List.of(DOMAIN));
        vendor.faults()
                .on("getRealTimeHostOnlineNumber")
                .once(new RefuseWith(1212, "Did not find the corresponding domain"));

        viewers.countPushDomains(List.of(DOMAIN));

        assertThat(viewers.pushDomainsProblem()).isPresent();
        assertThat(viewers.byPushDomain()).isEmpty();
        assertThat(shown("onair.domain.viewers")).isEmpty();
        viewers.countPushDomains(List.of(DOMAIN));
        assertThat(viewers.pushDomainsProblem()).isEmpty();
    }
}
