package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.cdnetworks.ForwardTask.Phase;
import dev.onair.simulator.cdnetworks.Spellings;
import dev.onair.simulator.cdnetworks.Throttle;
import dev.onair.simulator.cdnetworks.ThrottleAnswer;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Html;
import dev.onair.simulator.fault.Status;
import dev.onair.simulator.fault.Truncated;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that answers anything at all: one relay comes of it, and no stream key gets out. */
class ForwardTaskFaultsIT {
    private final ForwardTaskFixture relays = new ForwardTaskFixture();

    @AfterEach
    void close() {
        relays.close();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Garbage(),
                new Html(),
                new Truncated(),
                new CutBefore(),
                new CutAfter(),
                new Status(500, true),
                new Status(502, false));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesOneRelayWhateverTheFirstAnswerIs(Fault fault) {
        relays.simulator.faults().on("startForwardTask").once(fault);

        relays.create("relay", spec -> {});

        relays.awaitReady("relay");
        assertThat(relays.atTheVendor()).hasSize(1);
    }

    @Test
    void makesOneRelayEachForTwoThatLostTheirAnswersAtOnce() {
        relays.simulator.faults().on("startForwardTask").times(2, new CutAfter());

        relays.create("one", spec -> {});
        relays.create("two", spec -> spec.destinationUrl = Sample.URL + "2");

        relays.awaitReady("one");
        relays.awaitReady("two");
        assertThat(relays.atTheVendor()).hasSize(2);
        assertThat(relays.status("one").taskId).isNotEqualTo(relays.status("two").taskId);
    }

    @Test
    void stopsWhenSeveralCouldBeTheOneItMade() {
        relays.simulator.faults().on("startForwardTask").once(new CutAfter());
        relays.simulator.faults().on("getForwardTaskList").always(new Status(502, false));
        relays.create("relay", spec -> {});
        awaitThat(() -> assertThat(relays.atTheVendor()).hasSize(1));
        var made = relays.atTheVendor().getFirst();
        relays.simulator
                .services()
                .forwards()
                .shelf()
                .put(dev.onair.simulator.cdnetworks.ForwardTask.of(
                        "00000000000000000000000000000002", made.account(), made.createdAt(), made.order()));
        relays.simulator.faults().clear();
        relays.operator.annotate(relays.task("relay"), "onair.dev/sync-at", "now");

        relays.awaitReason("relay", "Ambiguous");

        assertThat(relays.message("relay")).contains(made.taskId(), "00000000000000000000000000000002");
        assertThat(relays.count("startForwardTask")).isEqualTo(1);
    }

    @Test
    void findsItsRelayAgainInAnotherProcess() {
        relays.simulator.faults().on("startForwardTask").once(new CutAfter());
        relays.simulator.faults().on("getForwardTaskList").always(new Status(502, false));
        relays.create("relay", spec -> {});
        awaitThat(() -> assertThat(relays.status("relay").attempt).isNotNull());
        awaitThat(() -> assertThat(relays.atTheVendor()).hasSize(1));

        relays.operator.stop();
        relays.simulator.faults().clear();
        relays.operator.restart();

        relays.awaitReady("relay");
        assertThat(relays.atTheVendor()).hasSize(1);
        assertThat(relays.count("startForwardTask")).isEqualTo(1);
    }

    @Test
    void endsTheRelayOfALostAnswerThoughTheSecretIsGone() {
        relays.operator.secret("platform", Map.of("url", Sample.URL));
        relays.simulator.faults().on("startForwardTask").once(new CutAfter());
        relays.simulator.faults().on("getForwardTaskList").always(new Status(502, false));
        relays.create("relay", spec -> {
            spec.destinationUrl = null;
            spec.destinationSecretRef = SecretKeyRef.of("platform", "url");
        });
        awaitThat(() -> assertThat(relays.atTheVendor()).hasSize(1));
        relays.operator.client.secrets().inNamespace("tv").withName("platform").delete();
        relays.task("relay").delete();
        relays.simulator.faults().clear();

        relays.awaitGone("relay");

        assertThat(relays.vendorPhase()).isEqualTo(Phase.SUCCESS);
    }

    @Test
    void endsTheRelayThoughTheAnswerToThatIsLost() {
        relays.running("relay", spec -> {});
        relays.simulator.faults().on("endForwardTask").once(new CutAfter());

        relays.task("relay").delete();

        relays.awaitGone("relay");
        assertThat(relays.vendorPhase()).isEqualTo(Phase.SUCCESS);
    }

    @Test
    void keepsWhatItKnowsWhileTheVendorIsDown() {
        relays.running("relay", spec -> {});
        relays.simulator.faults().onEveryCall().always(new Status(502, false));
        relays.operator.sweep();
        relays.operator.annotate(relays.task("relay"), "onair.dev/sync-at", "now");

        relays.awaitReason("relay", "VendorUnavailable");

        assertThat(relays.ready("relay")).isEqualTo("True");
        assertThat(relays.status("relay").phase).isEqualTo(dev.onair.cdnetworks.forwardtask.Phase.Forwarding);
        relays.simulator.faults().clear();
        relays.operator.annotate(relays.task("relay"), "onair.dev/sync-at", "later");
        relays.awaitReason("relay", "InSync");
        assertThat(relays.count("startForwardTask")).isEqualTo(1);
    }

    @Test
    void waitsItsTurnWhenTheVendorThrottles() {
        relays.simulator
                .faults()
                .on("startForwardTask")
                .once(new Throttle(ThrottleAnswer.STATUS_429, Optional.of(Duration.ofSeconds(1))));

        relays.create("relay", spec -> {});

        relays.awaitReady("relay");
        assertThat(relays.atTheVendor()).hasSize(1);
    }

    @Test
    void understandsTheOtherSpellings() {
        relays.simulator.faults().onEveryCall().always(Spellings.allOther());

        relays.running("relay", spec -> {});

        relays.operator.sweep();
        assertThat(relays.atTheVendor()).hasSize(1);
        assertThat(relays.status("relay").phase).isEqualTo(dev.onair.cdnetworks.forwardtask.Phase.Forwarding);
    }

    /** All that is logged, as text. */
    private static final class Lines extends Handler {
        private final List<String> all = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.FINE.intValue()) {
                all.add(line.getMessage() + " " + java.util.Arrays.toString(line.getParameters()) + " "
                        + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void givesNoStreamKeyAway() {
        var lines = new Lines();
        Logger.getLogger("").addHandler(lines);
        relays.operator.secret("platform", Map.of("url", Sample.URL));
        relays.simulator.faults().on("startForwardTask").once(new CutAfter());
        relays.simulator.faults().on("endForwardTask").once(new Garbage());
        relays.running("relay", spec -> {
            spec.destinationUrl = null;
            spec.destinationSecretRef = SecretKeyRef.of("platform", "url");
        });
        relays.operator.secret("platform", Map.of("url", "rtmp://b.example.com/live/planted-second-stream-key"));
        relays.awaitReason("relay", "Immutable");
        var told = Serialization.asJson(relays.task("relay").get());
        relays.task("relay").delete();
        relays.awaitGone("relay");

        told += Serialization.asJson(
                        relays.operator.client.v1().events().inNamespace("tv").list())
                + lines.all;
        Logger.getLogger("").removeHandler(lines);

        assertThat(told).contains("startForwardTask").doesNotContain(Sample.KEY, "planted-second-stream-key");
    }
}
