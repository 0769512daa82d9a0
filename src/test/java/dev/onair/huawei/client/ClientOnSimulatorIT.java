package dev.onair.huawei.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Outcome;
import dev.onair.http.HttpLimits;
import dev.onair.http.Secret;
import dev.onair.huawei.client.flow.FlowForm;
import dev.onair.huawei.client.flow.FlowSource;
import dev.onair.huawei.client.flow.Flows;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.ChannelKey;
import dev.onair.huawei.client.ott.ChannelQuery;
import dev.onair.huawei.client.ott.EncoderSettings;
import dev.onair.huawei.client.ott.InputStreamInfo;
import dev.onair.huawei.client.ott.OttChannels;
import dev.onair.huawei.client.ott.RecordSettings;
import dev.onair.simulator.huawei.AccountSetup;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the simulator, which was written without a look at it: each finds the other's mistakes. */
class ClientOnSimulatorIT {
    private static final ChannelKey KEY = new ChannelKey("push.testott.hls.com", "ott", "test");

    private final HuaweiSimulator simulator = HuaweiSimulator.start();

    @AfterEach
    void close() {
        simulator.close();
    }

    private HuaweiClient client(String how) {
        simulator.account().keys().put("TEMPORARY", "s");
        simulator.account().securityTokens().put("TEMPORARY", "t");
        var credentials = switch (how) {
            case "password" ->
                new Credentials.Password(AccountSetup.USER, new Secret(AccountSetup.PASSWORD), AccountSetup.DOMAIN);
            case "temporary key" -> new Credentials.AccessKey("TEMPORARY", new Secret("s"), new Secret("t"));
            default -> Credentials.AccessKey.of(simulator.accessKey(), simulator.secretKey());
        };
        var settings = new HuaweiClient.Settings(
                simulator.url(), simulator.url(), simulator.region(), simulator.projectId(), HttpLimits.USUAL);
        return new HuaweiClient(settings, () -> credentials, Clock.systemUTC());
    }

    private static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "temporary key", "password"})
    void livesAFlowsLife(String how) {
        try (var client = client(how)) {
            var flows = new Flows(client, simulator.projectId());
            var source = new FlowSource(null, null, null, 200, null, "a b&c", "srt-listener", "s", null, null);

            var made = done(flows.createFlow(new FlowForm("f", "ap-southeast-1", List.of(source))));
            done(flows.updateFlowStatusStart(made.flowId()));

            assertThat(done(flows.listFlow(100, 0)).total()).isEqualTo(1);
            assertThat(done(flows.getFlowDetail(made.flowId(), true)).status()).isEqualTo("ACTIVE");
            done(flows.updateFlowStatusStop(made.flowId()));
            done(flows.deleteFlow(made.flowId()));
            assertThat(simulator.flows().all()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "password"})
    void livesAChannelsLife(String how) {
        try (var client = client(how)) {
            var channels = new OttChannels(client, simulator.projectId());
            var input = new InputStreamInfo("RTMP_PUSH", null, null, null, null, null, null, null, null, null);
            var record = new RecordSettings(0);

            done(channels.createChannel(new Channel(
                    KEY.domain(), KEY.appName(), KEY.id(), "n", "OFF", null, null, input, null, record, null, null)));
            done(channels.updateChannelGeneralInfo(KEY, "ü 频道"));

            var shown =
                    done(channels.listChannel(ChannelQuery.of(KEY))).channels().getFirst();
            assertThat(shown.name()).isEqualTo("ü 频道");
            done(channels.deleteChannel(KEY));
            assertThat(simulator.channels().all()).isEmpty();
        }
    }

    /** What the vendor's support asks for. */
    @Test
    void aRefusalNamesItsRequest() {
        try (var client = client("key")) {
            var refused = new Flows(client, simulator.projectId()).getFlowDetail("none", false);

            var id = simulator.requests().all().getLast().requestId();
            assertThat(id).isNotEmpty();
            assertThat(((Outcome.Failed<?>) refused).failure().message()).endsWith(" [request id " + id + "]");
        }
    }

    @Test
    void fetchesAnotherTokenWhenTheOldOneIsVoid() {
        try (var client = client("password")) {
            var flows = new Flows(client, simulator.projectId());
            done(flows.listFlow(10, 0));
            simulator.advance(Duration.ofHours(25));

            done(flows.listFlow(10, 0));

            assertThat(simulator.requests().count("createToken")).isEqualTo(2);
        }
    }

    @Test
    void findsTheSdksPathWhereTheDocumentsIsUnknown() {
        try (var client = client("key")) {
            var channels = new OttChannels(client, simulator.projectId());
            var input = new InputStreamInfo("RTMP_PUSH", null, null, null, null, null, null, null, null, null);
            done(channels.createChannel(new Channel(
                    KEY.domain(),
                    KEY.appName(),
                    KEY.id(),
                    null,
                    "OFF",
                    null,
                    null,
                    input,
                    null,
                    new RecordSettings(0),
                    null,
                    null)));
            simulator.quirks().forgetPaths(Set.of("/ott/channels/encorder-settings"));

            done(channels.modifyChannelTranscodings(KEY, List.of(new EncoderSettings("hd"))));

            var settings = simulator.channels().all().getFirst().settings();
            assertThat(settings.at("/encoder_settings/0/template_id").asText()).isEqualTo("hd");
        }
    }

    @Test
    void findsTheProjectOfItsRegion() {
        try (var client = client("key")) {
            assertThat(done(new Projects(client).listProjects(simulator.region())))
                    .extracting(Project::id)
                    .containsExactly(simulator.projectId());
        }
    }
}
