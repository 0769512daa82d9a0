package dev.onair.cdnetworks.recordtask;

import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReason;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.common.AccountRef;
import dev.onair.common.AllowedNamespaces;
import dev.onair.common.AllowedReferences;
import dev.onair.common.ManagementPolicy;
import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.RefuseWith;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may record a channel by its id, and what is told of whoever does. */
@Execution(ExecutionMode.CONCURRENT)
class ForeignChannelIT {
    private final RecordFixture operator = new RecordFixture();

    @BeforeEach
    void letAllIn() {
        operator.stage.credentials();
        operator.stage.account(account -> account.allowedNamespaces = all());
        operator.stage.namespace("mate", Map.of());
        operator.stage.namespace("other", Map.of());
        operator.channelOnAir("news");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private static AllowedNamespaces all() {
        var all = new AllowedNamespaces();
        all.from = AllowedNamespaces.From.All;
        return all;
    }

    private Resource<RecordTask> task(String namespace, String pullId, Map<String, String> annotations) {
        var task = RecordFixture.manifest(spec -> {
            spec.channelRef = null;
            spec.pullId = pullId;
            spec.accountRef = new AccountRef();
            spec.accountRef.namespace = "tv";
        });
        task.getMetadata().setNamespace(namespace);
        task.getMetadata().setName("copy");
        task.getMetadata().setAnnotations(annotations);
        operator.stage.client().resource(task).create();
        return operator.stage
                .client()
                .resources(RecordTask.class)
                .inNamespace(namespace)
                .withName("copy");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankAnnotationOpensNobodysChannel(String blank) {
        var leech = task("mate", operator.pullId("news"), Map.of("onair.dev/external-id", blank));

        awaitReason(leech, "Conflict");
        assertThat(operator.calls("createRecordTask")).isZero();
    }

    /** Whoever may write a status could else have the channel of another tenant taken for recorded already. */
    @Test
    void aStatusThatNamesAnothersChannelHoldsUpNobody() {
        var own = ownChannel();
        var leech = task("mate", own, Map.of());
        awaitReady(leech);
        nameTheNeighbours(leech);
        annotate(leech, "onair.dev/sync-at", "forged");
        awaitThat(() -> assertThat(leech.get().getStatus().lastHandledSyncAt).isEqualTo("forged"));

        operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));
        assertThat(leech.get().getStatus().pullId).isEqualTo(own);
    }

    /** Nobody puts the status of such a one right, neither before a restart nor after it. */
    @Test
    void aPausedOneThatNamesAnothersChannelHoldsUpNobody() {
        var leech = task("mate", ownChannel(), Map.of());
        awaitReady(leech);
        annotate(leech, "onair.dev/paused", "true");
        nameTheNeighbours(leech);
        operator.stage.restart();

        operator.task("tonight", spec -> {});

        awaitReady(operator.task("tonight"));
        assertThat(leech.get().getStatus().pullId).isEqualTo(operator.pullId("news"));
    }

    private String ownChannel() {
        var own = operator.simulator.channels().create("ovptest", ChannelSettings.named("own"));
        operator.simulator.channels().startStream(own.pullId());
        return own.pullId();
    }

    private void nameTheNeighbours(Resource<RecordTask> leech) {
        Edits.until(() -> leech.editStatus(task -> {
            task.getStatus().pullId = operator.pullId("news");
            return task;
        }));
    }

    private void annotate(Resource<RecordTask> task, String key, String value) {
        Edits.until(() -> operator.stage.annotate(task, key, value));
    }

    /** What runs is not ended since its channel was declared by another tenant; what is lost is not begun again without leave. */
    @Test
    void aLostRecordingOfAChannelThatIsANeighboursByNowIsNotMadeAgain() {
        var id = operator.simulator
                .channels()
                .create("ovptest", ChannelSettings.named("console"))
                .pullId();
        operator.simulator.channels().startStream(id);
        var recording = task("mate", id, Map.of());
        awaitReady(recording);
        operator.channel("declared", spec -> spec.managementPolicy = ManagementPolicy.Observe);
        Edits.until(() -> operator.channel("declared").edit(channel -> {
            channel.getMetadata().getAnnotations().put("onair.dev/external-id", id);
            return channel;
        }));
        awaitThat(() -> assertThat(operator.channel("declared").get().getStatus())
                .isNotNull()
                .returns(id, status -> status.externalId));
        operator.simulator.faults().on("recordTaskQuery").always(new RefuseWith(1217, "it is not there"));

        Edits.until(() -> recording.edit(task -> {
            task.getMetadata().getAnnotations().put("onair.dev/sync-at", "now");
            return task;
        }));

        awaitThat(() -> assertThat(message(recording)).contains("not made anew", "spec.allowedReferences"));
        assertThat(operator.calls("createRecordTask")).isEqualTo(1);
    }

    private void openToAll() {
        var news = operator.stage
                .client()
                .resources(LiveChannel.class)
                .inNamespace("tv")
                .withName("news");
        Edits.until(() -> news.edit(channel -> {
            channel.getSpec().allowedReferences = new AllowedReferences();
            channel.getSpec().allowedReferences.namespaces = all();
            return channel;
        }));
    }

    /** The watch may tell of the task before it tells that the channel was opened. */
    @Test
    void whoCameBeforeTheChannelWasOpenedGoesOnWhenItIs() {
        var early = task("mate", operator.pullId("news"), Map.of());
        awaitReason(early, "Conflict");

        openToAll();

        awaitReady(early);
    }

    @Test
    void aBusyChannelDoesNotNameTheTaskOfAnotherTenant() {
        openToAll();
        var first = task("other", operator.pullId("news"), Map.of());
        awaitReady(first);

        var second = task("mate", operator.pullId("news"), Map.of());

        awaitReason(second, "ChannelBusy");
        assertThat(message(second)).contains("another resource of this account").doesNotContain("other/");
    }

    @Test
    void aChannelThatNobodyDeclaresIsRecordedByWhoeverMayUseTheAccount() {
        var id = operator.simulator
                .channels()
                .create("ovptest", ChannelSettings.named("console"))
                .pullId();

        awaitReady(task("mate", id, Map.of()));
    }
}
