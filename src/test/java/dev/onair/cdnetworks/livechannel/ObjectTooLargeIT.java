package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.common.ManagementPolicy;
import dev.onair.logs.CapturedLogs;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Others fill a resource's metadata until etcd takes no more of it: 1.5 MiB. */
class ObjectTooLargeIT {
    private static final int ETCDS_LIMIT = 1536 * 1024;

    /** As long as a finalizer's domain nearly may be: few of them fill much. */
    private static final String PADDING = ("y".repeat(60) + ".").repeat(3) + "example.com/f";

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void account() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private int size() {
        return operator.client
                .raw("/apis/cdnetworks.onair.dev/v1alpha1/namespaces/tv/livechannels/news")
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    /** Fills the object until so many bytes are left; most of it counts twice, for managedFields name it too. */
    private void fill(int left) {
        var padding = new ArrayList<>(finalizers());
        var before = size();
        add(padding, 100);
        finalizers(padding);
        var each = (size() - before) / 100 + 1;
        for (var free = ETCDS_LIMIT - left - size(); free > 2 * each; free = ETCDS_LIMIT - left - size()) {
            add(padding, free / each);
            finalizers(padding);
        }
        operator.annotate(operator.channel("news"), "x.example.com/pad", "");
        operator.annotate(
                operator.channel("news"), "x.example.com/pad", "y".repeat(Math.max(0, ETCDS_LIMIT - left - size())));
    }

    private static void add(List<String> padding, int count) {
        IntStream.range(0, count).forEach(number -> padding.add(PADDING + (100_000 + padding.size()) + "y".repeat(40)));
    }

    private List<String> finalizers() {
        return operator.channel("news").get().getMetadata().getFinalizers();
    }

    private void finalizers(List<String> changed) {
        operator.channel("news")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("metadata", Map.of("finalizers", changed))));
    }

    private void empty() {
        finalizers(finalizers().stream()
                .filter(finalizer -> !finalizer.startsWith(PADDING))
                .toList());
    }

    @Test
    void nothingIsCreatedForWhatHasNoRoomForItsId() {
        var manifest = OperatorFixture.manifest("tv", "news", spec -> {});
        manifest.getMetadata().setAnnotations(Map.of("onair.dev/paused", "true"));
        operator.client.resource(manifest).create();
        operator.awaitReason("news", "Paused");
        fill(20_000);
        operator.annotate(operator.channel("news"), "onair.dev/paused", "false");

        operator.awaitReason("news", "ObjectTooLarge");

        assertThat(operator.message("news"))
                .contains("etcd takes 1572864", "the largest part is metadata.finalizers with ", "Nothing is created");
        assertThat(operator.simulator.requests().count("createChannel")).isZero();

        empty();
        operator.awaitReady("news");
    }

    @Test
    void aStatusThatHasNoRoomAnyMoreIsShortenedAndSaysSo() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.sweep();
        var id = operator.status("news").externalId;
        awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());

        fill(1_000);
        operator.edit("news", spec -> {
            spec.managementPolicy = ManagementPolicy.Plan;
            spec.channelName = "another name for the evening news";
        });

        operator.awaitReason("news", "ObjectTooLarge");
        assertThat(operator.status("news").externalId).isEqualTo(id);
        assertThat(operator.status("news").binding).isNotNull();
        assertThat(operator.status("news").playbackUrls).isEmpty();
        var plan = Objects.requireNonNull(operator.status("news").plan);
        assertThat(plan.hash).as("what it is approved by").isNotBlank();
        assertThat(plan.changes).isEmpty();
        assertThat(operator.channel("news").get().getMetadata().getAnnotations())
                .containsEntry("onair.dev/external-id", id);
        awaitThat(() -> assertThat(operator.events("news")).contains("ObjectTooLarge"));

        empty();
        operator.annotate(operator.channel("news"), "onair.dev/sync-at", "there is room");
        operator.awaitReason("news", "AwaitingApproval");
        assertThat(Objects.requireNonNull(operator.status("news").plan).changes).isNotEmpty();
        operator.edit("news", spec -> spec.managementPolicy = ManagementPolicy.Full);
        operator.awaitReady("news");
        awaitThat(() -> assertThat(operator.status("news").playbackUrls).isNotEmpty());
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(1);
    }

    /** Between the mark and the id. */
    @Test
    void theCreateMarkStaysUntilThereIsRoomForTheId() {
        operator.simulator.faults().on("createChannel").once(new Fault() {
            @Override
            public String name() {
                return "fill";
            }

            @Override
            public Reply apply(CallContext call, Handling next) {
                fill(60);
                return next.proceed();
            }
        });
        try (var logs = CapturedLogs.from(Level.WARNING)) {
            operator.create("news", spec -> {});

            awaitThat(() -> assertThat(operator.simulator.channels().all()).hasSize(1));
            var id = operator.simulator.channels().all().getFirst().pullId();
            // Where the pass that made it was superseded, the next one sees beforehand that there is no room. The
            // client repeats what is
            // answered with HTTP 500, as etcd's refusal is, for half a minute and more.
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> operator.events("news").contains("ObjectTooLarge")
                            || !logs.lines(line -> line.contains("the id " + id + " could not be annotated"))
                                    .isEmpty());
        }
        assertThat(operator.channel("news").get().getMetadata().getAnnotations())
                .doesNotContainKey("onair.dev/external-id");
        assertThat(operator.status("news").attempt != null || operator.status("news").externalId != null)
                .as("mark or id")
                .isTrue();

        empty();
        operator.awaitReady("news");
        assertThat(operator.simulator.channels().all())
                .singleElement()
                .satisfies(channel -> assertThat(channel.pullId()).isEqualTo(operator.status("news").externalId));
    }
}
