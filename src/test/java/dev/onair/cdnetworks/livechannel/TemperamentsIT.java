package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.simulator.Temperament;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A vendor that lags, is down, or refuses single calls, as the simulator's temperaments have it: cases L5, L7 and L8. */
@Execution(ExecutionMode.CONCURRENT)
class TemperamentsIT {
    /** Not the minute of a cluster. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final OperatorFixture operator = new OperatorFixture(PATIENCE);

    @AfterEach
    void close() {
        operator.close();
    }

    private void walk() {
        var before = operator.simulator.requests().count("getChannelList");
        operator.sweep();
        awaitThat(() -> assertThat(operator.simulator.requests().count("getChannelList"))
                .isGreaterThan(before));
    }

    /** Lists are behind by nearly the second that the operator takes them to be behind at most. */
    @Test
    void readsThatLagCostOneCreateAndOneEdit() {
        operator.readyAccount();
        operator.simulator.temperaments().setNamed("lagging=0.45");

        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.edit("news", spec -> spec.channelName = "evening news");
        operator.awaitReady("news");
        walk();
        operator.awaitReady("news");
        walk();

        operator.awaitReady("news");
        assertThat(operator.simulator.requests().count("createChannel")).isOne();
        assertThat(operator.simulator.requests().count("channelEdit")).isOne();
        assertThat(operator.events("news")).doesNotContain("Lost");
        operator.channel("news").delete();
        operator.awaitGone("news");
        assertThat(operator.simulator.channels().all()).isEmpty();
        assertThat(operator.simulator.requests().count("deleteChannel")).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        [503]                                    | VendorUnavailable
        [502]                                    | VendorUnavailable
        [429]                                    | Throttled
        [{"status": 429, "retryAfterSeconds": 1}] | Throttled
        """)
    void anOutageShowsOnAccountAndResourceWhateverTheGatewayAnswers(String answers, String reason) throws Exception {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        down(answers);

        operator.edit("news", spec -> spec.channelName = "evening news");
        operator.sweep();

        awaitThat(() -> assertThat(Conditions.find(operator.accountConditions(), Conditions.RECONCILING))
                .hasValueSatisfying(it -> assertThat(it.getReason()).isEqualTo(reason)));
        assertThat(condition(operator.accountConditions(), Conditions.READY)).isEqualTo("True");
        awaitThat(() -> assertThat(operator.events("default")).contains(reason));
        awaitThat(() -> assertThat(operator.reason("news")).isNotEqualTo("InSync"));

        operator.simulator.temperaments().set();
        operator.sweep();

        awaitThat(() -> assertThat(operator.simulator.requests().count("channelEdit"))
                .as(operator.message("news"))
                .isPositive());
        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all().getFirst().settings().channelName())
                .isEqualTo("evening news");
    }

    private void down(String answers) throws Exception {
        var body = "{\"temperaments\": [{\"temperament\": \"down\", \"percent\": 100, \"answers\": " + answers + "}]}";
        var request = HttpRequest.newBuilder(URI.create(operator.simulator.url() + "/admin/temperaments"))
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            assertThat(http.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void aCallThatTheAccountMayNotMakeIsThatResourcesTroubleAlone() {
        operator.readyAccount();
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.simulator.temperaments().setNamed("unentitled=channelForbidden");

        operator.edit("news", spec -> spec.ban = new LiveChannelSpec.Ban());

        operator.awaitReason("news", "VendorRejected");
        assertThat(operator.message("news")).contains("1007");
        operator.create("weather", spec -> {});
        operator.awaitReady("weather");
        operator.sweep();
        operator.awaitReady("weather");
        assertThat(condition(operator.accountConditions(), Conditions.READY)).isEqualTo("True");
        assertThat(condition(operator.accountConditions(), Conditions.SYNCED)).isEqualTo("True");
        assertThat(operator.simulator.requests().count("channelForbidden")).isOne();
    }

    /** L4, as the document's own examples lack the field. */
    @Test
    void aFieldThatIsNeverShownIsSentAFewTimesAtMost() {
        operator.readyAccount();
        operator.simulator.temperaments().set(Temperament.FORGETFUL);

        operator.create("imm-true", spec -> {
            spec.recording = new LiveChannelSpec.Recording();
            spec.recording.immediate = true;
        });

        awaitThat(() ->
                assertThat(operator.simulator.requests().count("createChannel")).isOne());
        for (var minutes = 0; minutes < 50; minutes += 5) {
            operator.advance(Duration.ofMinutes(5));
            walk();
        }
        assertThat(operator.simulator.requests().count("channelEdit")).isLessThanOrEqualTo(5);
        assertThat(operator.simulator.requests().count("createChannel")).isOne();
        assertThat(operator.simulator.channels().all().getFirst().settings().live2vod())
                .isTrue();
    }
}
