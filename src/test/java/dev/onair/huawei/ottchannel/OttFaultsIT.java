package dev.onair.huawei.ottchannel;

import static dev.onair.huawei.account.HuaweiOperator.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Status;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What goes wrong between operator and vendor. */
@Execution(ExecutionMode.CONCURRENT)
class OttFaultsIT {
    private final OttFixture ott = new OttFixture();

    @BeforeEach
    void open() {
        ott.operator.readyAccount();
    }

    @AfterEach
    void close() {
        ott.close();
    }

    @Test
    void makesOneChannelThoughTheAnswerWasLost() {
        ott.operator.simulator.faults().on("createChannel").once(new CutAfter());

        ott.create("news", spec -> {});

        ott.awaitReady("news");
        assertThat(ott.operator.simulator.channels().all()).hasSize(1);
        assertThat(ott.calls("createChannel")).isEqualTo(1);
    }

    @Test
    void makesOneChannelThoughTheRequestWasLost() {
        ott.operator.simulator.faults().on("createChannel").once(new CutBefore());

        ott.create("news", spec -> {});

        ott.awaitReady("news");
        assertThat(ott.operator.simulator.channels().all()).hasSize(1);
    }

    @Test
    void findsTheChannelOfAProcessThatDiedBeforeItHeardTheAnswer() {
        ott.operator.simulator.faults().on("createChannel").once(new CutAfter());
        ott.create("news", spec -> {});
        awaitThat(() -> assertThat(ott.operator.simulator.channels().all()).hasSize(1));

        ott.operator.restart();

        ott.awaitReady("news");
        assertThat(ott.operator.simulator.channels().all()).hasSize(1);
    }

    @Test
    void goesOnWhenTheVendorIsBack() {
        ott.create("news", spec -> {});
        ott.awaitReady("news");
        ott.operator.simulator.faults().on("updateChannelGeneralInfo").times(2, new Status(503));

        ott.edit("news", spec -> spec.name = "Evening news");

        ott.awaitReady("news");
        assertThat(ott.atTheVendor("news").path("name").asText()).isEqualTo("Evening news");
    }

    @Test
    void bearsThrottling() {
        ott.operator.simulator.faults().on("createChannel").once(new Status(429));

        ott.create("news", spec -> {});

        ott.awaitReady("news");
        assertThat(ott.operator.simulator.channels().all()).hasSize(1);
    }

    @Test
    void makesAnotherInPlaceOfAChannelThatWasDeletedAtTheVendor() {
        ott.create("news", spec -> {});
        ott.awaitReady("news");
        ott.operator.restart();
        ott.operator.awaitAccount("True");
        ott.operator.simulator.channels().delete(ott.key("news"));

        ott.operator.sweep();

        awaitThat(() -> assertThat(ott.operator.simulator.channels().find(ott.key("news")))
                .isPresent());
        ott.awaitReady("news");
        awaitThat(() -> assertThat(ott.operator.events("news")).contains("Lost"));
    }

    @Test
    void showsWhatTheVendorRefusesInItsWordsAndDoesNotRepeatIt() {
        ott.create("one", Sample::withHls);
        ott.awaitReady("one");

        ott.create("two", Sample::withHls);

        ott.awaitReason("two", "Conflict");
        assertThat(ott.message("two")).contains("is exist", "OttChannel tv/one has it");
        assertThat(ott.calls("createChannel")).isEqualTo(2);
        ott.channel("two").delete();
        ott.awaitGone("two");
    }

    @Test
    void endsTheDeletionOfWhatNamesNoChannel() {
        var channel = Sample.manifest("news", spec -> {});
        channel.getMetadata().setAnnotations(Map.of("onair.dev/external-id", "nonsense"));
        ott.operator.client.resource(channel).create();
        ott.awaitReason("news", "NotFound");

        ott.channel("news").delete();

        ott.awaitGone("news");
    }

    /** Started first it would be stopped once more, each time that the answer is lost. */
    @Test
    void changesAtOnceWhatMayHaveBeenStoppedForIt() {
        ott.create("news", spec -> spec.allowInterruption = true);
        ott.awaitReady("news");
        var before = ott.operator.simulator.requests().last();
        ott.operator.simulator.faults().on("updateChannelState").once(new CutAfter());

        ott.edit("news", spec -> spec.input.sources.getFirst().bitrateBps = 3_000_000);

        ott.awaitReady("news");
        assertThat(ott.operator.simulator.requests().since(before).stream()
                        .map(LoggedRequest::call)
                        .filter(call -> call.startsWith("update")))
                .as("the vendor takes no such change while it runs")
                .containsExactly(
                        "updateChannelInput", "updateChannelState", "updateChannelInput", "updateChannelState");
        assertThat(ott.isRunning("news")).isTrue();
    }
}
