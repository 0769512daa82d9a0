package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.logs.CapturedLogs;
import dev.onair.simulator.fault.Status;
import java.time.Duration;
import java.util.logging.Level;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A vendor that is down, throttles, or lets calls through slowly: whoever waits says so, and whoever does not stays as it is. */
class OperatorTroublesIT {
    /** Not the minute of a cluster. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int CHANNELS = 30;

    private final OperatorFixture operator = new OperatorFixture(PATIENCE);
    private final CapturedLogs logs = CapturedLogs.from(Level.WARNING);

    @AfterEach
    void close() {
        operator.close();
        logs.close();
    }

    private String account(String type) {
        return condition(operator.accountConditions(), type);
    }

    private void awaitAccount(String reason) {
        awaitThat(() -> assertThat(Conditions.find(operator.accountConditions(), Conditions.RECONCILING))
                .hasValueSatisfying(it -> assertThat(it.getReason()).isEqualTo(reason)));
    }

    @Test
    void saysOnTheAccountAndOnWhatHasWorkToDoThatTheVendorIsDown() {
        operator.readyAccount();
        operator.create("settled", spec -> {});
        operator.create("banned", spec -> {});
        operator.awaitReady("settled");
        operator.awaitReady("banned");
        var settled = operator.channel("settled").get().getMetadata().getResourceVersion();
        operator.simulator.faults().onEveryCall().always(new Status(503, false));

        operator.edit("banned", spec -> spec.ban = new LiveChannelSpec.Ban());
        operator.sweep();

        awaitAccount("VendorUnavailable");
        awaitThat(() -> assertThat(account(Conditions.SYNCED)).isEqualTo("False"));
        assertThat(account(Conditions.READY)).isEqualTo("True");
        awaitThat(() -> assertThat(operator.events("default")).contains("VendorUnavailable"));
        assertThat(operator.accountConditions())
                .anyMatch(it -> it.getMessage().startsWith("the vendor has answered nothing of use since 2"));
        awaitThat(() -> assertThat(operator.message("banned")).contains("503"));
        assertThat(operator.channel("settled").get().getMetadata().getResourceVersion())
                .as("what is as declared is not written")
                .isEqualTo(settled);

        operator.simulator.faults().clear();
        operator.sweep();

        awaitThat(() -> assertThat(operator.status("banned").state).isEqualTo("Banned"));
        awaitAccount("InSync");
        awaitThat(() -> assertThat(operator.events("default")).contains("AccountRecovered"));
        assertThat(logs.lines(
                        line -> line.contains("CdnetworksAccount tv/default: getChannelList failed (Retryable): ")))
                .as("once a minute for each kind of call and failure")
                .hasSize(1)
                .allMatch(line -> line.contains("503"));
        assertThat(logs.lines(line -> line.contains(" failed (")))
                .anyMatch(line ->
                        line.contains(" for several of namespace tv ") || line.contains(" for LiveChannel tv/banned "));
    }

    @Test
    void saysOfEachChannelThatWaitsHowManyAreBeforeIt() {
        operator.credentials();
        operator.account(spec -> spec.requestsPerMinute = 60);
        awaitAccount("InSync");

        IntStream.range(0, CHANNELS).forEach(number -> operator.create("channel-" + number, spec -> {}));

        awaitThat(() -> assertThat(channels().map(operator::message))
                .filteredOn(message -> message.contains("before this one"))
                .hasSizeGreaterThan(CHANNELS / 3)
                .allMatch(message -> message.contains("waiting for its turn at the vendor: ")
                        && message.contains(", and the account may send 54 a minute (since 2")));
        assertThat(channels().map(operator::reason)).contains("Queued");
        awaitAccount("Queued");
        assertThat(account(Conditions.READY)).isEqualTo("True");
    }

    private static Stream<String> channels() {
        return IntStream.range(0, CHANNELS).mapToObj(number -> "channel-" + number);
    }
}
