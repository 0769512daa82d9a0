package dev.onair.cdnetworks.pullchannel;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.Temperament;
import dev.onair.simulator.cdnetworks.RefuseWith;
import dev.onair.simulator.cdnetworks.Spellings;
import dev.onair.simulator.cdnetworks.Throttle;
import dev.onair.simulator.cdnetworks.ThrottleAnswer;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.CutBefore;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Status;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor that fails, an operator that ends, and what is missing: one channel comes of it, and no secret gets out. */
@Execution(ExecutionMode.CONCURRENT)
class PullChannelFaultsIT {
    private static final String KEYED = "rtmp://user:planted-geheim@origin.example.net/live/planted-key-of-the-stream";

    private final PullFixture operator = new PullFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private static void fromSecret(PullChannelSpec spec) {
        spec.source.url = null;
        spec.source.urlSecretRef = SecretKeyRef.of("origin", "url");
    }

    /** L4: a source that no answer shows is not one that differs without end. */
    @Test
    void sendsASourceThatIsNeverShownAFewTimesAtMost() {
        operator.stage.simulator().temperaments().set(Temperament.FORGETFUL);
        operator.create("ploop", spec -> {});

        awaitThat(() -> assertThat(operator.calls("createPullChannel")).isOne());
        for (var minutes = 0; minutes < 50; minutes += 5) {
            operator.stage.advance(Duration.ofMinutes(5));
            operator.walk();
        }
        assertThat(operator.calls("editPullChannel")).isLessThanOrEqualTo(5);
        assertThat(operator.calls("createPullChannel")).isOne();
    }

    static Stream<Fault> faults() {
        return Stream.of(
                new Garbage(),
                new CutBefore(),
                new CutAfter(),
                new Status(500, true),
                new Status(502, false),
                new Throttle(ThrottleAnswer.STATUS_429, Optional.of(Duration.ofSeconds(1))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void makesOneChannelWhateverTheFirstAnswerIs(Fault fault) {
        operator.stage.simulator().faults().on("createPullChannel").once(fault);

        operator.create("relay", spec -> {});

        operator.awaitReady("relay");
        assertThat(operator.atTheVendor()).hasSize(1);
    }

    @Test
    void findsItsChannelAgainAfterARestart() {
        operator.stage.simulator().faults().on("createPullChannel").once(new CutAfter());
        operator.create("relay", spec -> {});
        awaitThat(() -> assertThat(operator.atTheVendor()).hasSize(1));

        operator.stage.restart();

        operator.awaitReady("relay");
        assertThat(operator.atTheVendor()).hasSize(1);
        assertThat(operator.calls("createPullChannel")).isEqualTo(1);
    }

    /** A definition that is older than seals drops the one of the create's mark. */
    @Test
    void findsItsChannelAgainAfterARestartUnderAnOldDefinition() throws IOException {
        var definition = new YAMLMapper()
                .readTree(Path.of("crds", "pullchannels.cdnetworks.onair.dev.yaml")
                        .toFile());
        var status = definition.at("/spec/versions/0/schema/openAPIV3Schema/properties/status/properties");
        ((ObjectNode) status).remove("binding");
        ((ObjectNode) status.at("/attempt/properties")).remove(List.of("seal", "knownSeal"));
        operator.stage.install(definition);
        operator.stage.simulator().faults().on("createPullChannel").once(new CutAfter());
        operator.create("relay", spec -> {});
        awaitThat(() -> assertThat(operator.atTheVendor()).hasSize(1));

        operator.stage.restart();

        operator.awaitReady("relay");
        assertThat(operator.atTheVendor()).hasSize(1);
        assertThat(operator.calls("createPullChannel")).isEqualTo(1);
    }

    /** What is shown of the channel has no room in a definition of another version. */
    @Test
    void aStatusThatIsRefusedIsToldAndNothingIsMadeTwice() throws IOException {
        var whole = new YAMLMapper()
                .readTree(Path.of("crds", "pullchannels.cdnetworks.onair.dev.yaml")
                        .toFile());
        var narrow = whole.deepCopy();
        var status = narrow.at("/spec/versions/0/schema/openAPIV3Schema/properties/status/properties");
        ((ObjectNode) status.path("pullId")).put("maxLength", 3);
        operator.stage.install(narrow);
        operator.create("relay", spec -> {});

        operator.awaitReason("relay", "InvalidStatus");
        assertThat(message(operator.channel("relay"))).contains("status.pullId", "CRDs");
        assertThat(operator.stage
                        .client()
                        .v1()
                        .events()
                        .inNamespace("tv")
                        .list()
                        .getItems())
                .anyMatch(event -> event.getReason().equals("InvalidStatus"));
        operator.stage.install(whole);

        operator.awaitReady("relay");
        assertThat(operator.atTheVendor()).hasSize(1);
        assertThat(operator.calls("createPullChannel")).isEqualTo(1);
    }

    @Test
    void restartsWithoutACallOfItsOwn() {
        operator.create("relay", spec -> {});
        operator.awaitReady("relay");
        awaitThat(() -> assertThat(operator.status("relay").detailsObservedTime).isNotNull());
        var reads = operator.calls("getPullChannelConfigure");

        operator.stage.restart();
        operator.create("late", spec -> {});

        operator.awaitReady("late");
        awaitThat(() -> assertThat(operator.status("late").detailsObservedTime).isNotNull());
        assertThat(operator.calls("getPullChannelConfigure")).isEqualTo(reads + 1);
        assertThat(operator.atTheVendor()).hasSize(2);
    }

    @Test
    void saysThatTheListCannotBeReadAndGoesOnWhenItCan() {
        operator.stage.simulator().faults().on("getPullChannelList").always(new Status(502, false));
        operator.create("relay", spec -> {});

        operator.awaitReason("relay", "AccountNotReady");
        assertThat(message(operator.channel("relay"))).contains("could not be asked for its pull channels yet");
        assertThat(operator.calls("createPullChannel")).isZero();
        operator.stage.simulator().faults().clear();
        operator.stage.sweep();

        operator.awaitReady("relay");
    }

    @Test
    void understandsTheOtherSpellings() {
        operator.stage.simulator().faults().onEveryCall().always(Spellings.allOther());

        operator.create("relay", spec -> {});

        operator.awaitReady("relay");
        awaitThat(() -> assertThat(operator.status("relay").playbackUrls).isNotEmpty());
        assertThat(operator.calls("editPullChannel")).isZero();
    }

    @Test
    void waitsForTheSecretAndGoesOnWhenItIsThere() {
        operator.create("relay", PullChannelFaultsIT::fromSecret);
        operator.awaitReason("relay", "DependencyNotReady");
        assertThat(message(operator.channel("relay")))
                .contains("spec.source.urlSecretRef: Secret tv/origin does not exist");

        operator.stage.secret("origin", Map.of("url", "planted-open sesame"));
        awaitThat(() -> assertThat(message(operator.channel("relay")))
                .contains("is no URL")
                .doesNotContain("sesame"));
        operator.stage.secret("origin", Map.of("url", KEYED));

        operator.awaitReady("relay");
    }

    @Test
    void givesNoSecretAway() {
        operator.stage.secret("origin", Map.of("url", KEYED));
        operator.stage.simulator().faults().on("createPullChannel").once(new CutAfter());
        operator.create("relay", PullChannelFaultsIT::fromSecret);
        operator.awaitReady("relay");
        operator.stage.secret("origin", Map.of("url", KEYED + "-2"));
        awaitThat(() -> assertThat(
                        operator.onlyOne().settings().source().orElseThrow().url())
                .isEqualTo(KEYED + "-2"));
        operator.awaitReady("relay");
        operator.stage
                .simulator()
                .faults()
                .on("editPullChannel")
                .once(new RefuseWith(1000, "sourcePullUrl " + KEYED + "-3 is wrong"));
        operator.stage.secret("origin", Map.of("url", KEYED + "-3"));
        operator.awaitReason("relay", "VendorRejected");
        assertThat(message(operator.channel("relay"))).contains("sourcePullUrl").doesNotContain("geheim");
        operator.edit("relay", spec -> {
            spec.source.urlSecretRef = null;
            spec.source.url = Sample.SOURCE;
        });
        operator.awaitReady("relay");

        var told = Serialization.asJson(operator.channel("relay").get())
                + Serialization.asJson(operator.stage.account().get())
                + Serialization.asJson(
                        operator.stage.client().v1().events().inNamespace("tv").list());

        assertThat(told).contains("Updated").doesNotContain("geheim", "key-of-the-stream");
    }

    @Test
    void refusesToCreateWithAProtocolThatOnlyAnEditTakes() {
        operator.create("relay", spec -> {
            spec.source.url = "http://o.example.net/live/a/playlist.m3u8";
            spec.source.protocol = Protocol.HLS;
        });

        operator.awaitReason("relay", "InvalidSpec");
        assertThat(message(operator.channel("relay"))).contains("spec.source.protocol HLS");
        assertThat(operator.calls("createPullChannel")).isZero();
        operator.edit("relay", spec -> {
            spec.source.url = Sample.SOURCE;
            spec.source.protocol = Protocol.RTMP;
        });
        operator.awaitReady("relay");
        operator.edit("relay", spec -> {
            spec.source.url = "http://o.example.net/live/a/playlist.m3u8";
            spec.source.protocol = Protocol.HLS;
        });
        operator.awaitReady("relay");
        assertThat(operator.onlyOne().settings().source().orElseThrow().protocol())
                .isEqualTo(dev.onair.simulator.cdnetworks.Protocol.HLS);
    }
}
