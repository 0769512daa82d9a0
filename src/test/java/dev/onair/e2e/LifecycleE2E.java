package dev.onair.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.simulator.cdnetworks.Channel;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.Protocol;
import dev.onair.simulator.cdnetworks.Rate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All that a person does with kubectl to a LiveChannel, and what comes of it at the vendor. */
class LifecycleE2E {
    private static final String ID = ".metadata.annotations.onair\\.dev/external-id";
    private static final String READY = ".status.conditions[?(@.type==\"Ready\")].status";
    private static final String REASON = ".status.conditions[?(@.type==\"Synced\")].reason";

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    @BeforeAll
    static void operatorAndAccount() {
        stage.kubectl().apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
        stage.startOperator();
        stage.kubectl().waitReady("cdnacct/default");
    }

    @Test
    void examplesBecomeReadyAndShowThemselves() {
        var kubectl = E2eCluster.kubectl(stage.anotherNamespace());
        var file = Path.of("examples", "livechannel");
        Manifests.yamlIn(file).forEach(example -> kubectl.apply(Manifests.example(example, stage.vendor())));
        kubectl.waitReady("cdnacct/default", "lch/studio-a", "lch/evening-news");

        assertThat(kubectl.run("get", "lch"))
                .containsPattern("NAME +READY +REASON +STATE +VIEWERS +PULL ID +ACCOUNT +AGE")
                .containsPattern("studio-a +True +Idle +[0-9a-f]{32} +\\S*default +[0-9]+s")
                .containsPattern("election-night +False +AwaitingApproval");
        assertThat(kubectl.run("get", "lch", "-o", "wide"))
                .containsPattern("AGE +SYNCED +SYNC REASON +MESSAGE +DRIFT")
                .containsPattern("evening-news .* True +InSync +as declared")
                .containsPattern("election-night .* False +AwaitingApproval +createChannel");
        assertThat(kubectl.run("get", "cdnacct")).containsPattern("default +True +[0-9]+ +[0-9]+ +[0-9]+s +[0-9]+s");
        assertThat(kubectl.run("describe", "lch", "evening-news"))
                .containsPattern("Normal +Created +\\S+ +onair +createChannel")
                .containsPattern("Normal +PushAuthSet")
                .contains("http://live.ovptest.haplat.net/test1/");
        assertThat(kubectl.field("configmap/evening-news-player", ".data")).contains("judgePlay");
    }

    @Test
    void anEditInTheEditorReachesTheVendor() {
        channel("edited");
        stage.kubectl()
                .with(Map.of(
                        "KUBE_EDITOR", "sed -i s/application:/channelName:\\ renamed-by-edit\\\\n\\ \\ application:/"))
                .run("edit", "lch", "edited");
        eventually(() -> assertThat(stage.channels("renamed-by-edit")).hasSize(1));
        stage.kubectl().waitReady("lch/edited");
    }

    @Test
    void aPatchReachesTheVendor() {
        var pullId = channel("patched");
        stage.kubectl().run("patch", "lch", "patched", "--type=merge", "-p", """
                {"spec": {"playback": {"bitrates": ["Origin", "SD"]}}}""");
        eventually(() -> assertThat(vendors(pullId).settings().rates()).containsExactly(Rate.ORIGIN, Rate.STANDARD));
        stage.kubectl().waitReady("lch/patched");
    }

    @Test
    void thePushUrlIsInASecretThatBelongsToTheChannel() {
        var pullId = channel("pushed", "connectionSecretName: pushed-push");
        var kubectl = stage.kubectl();
        assertThat(kubectl.field("secret/pushed-push", ".metadata.ownerReferences[0].name"))
                .isEqualTo("pushed");
        assertThat(pushUrl("pushed-push"))
                .startsWith("rtmp://livepush.ovptest.haplat.net/test1/")
                .contains(vendors(pullId).streamName());

        kubectl.run("delete", "secret", "pushed-push");
        eventually(() -> assertThat(kubectl.exists("secret/pushed-push")).isTrue());
        kubectl.run("patch", "secret", "pushed-push", "-p", "{\"stringData\":{\"pushUrl\":\"rtmp://elsewhere\"}}");
        eventually(() ->
                assertThat(pushUrl("pushed-push")).contains(vendors(pullId).streamName()));

        kubectl.run("patch", "lch", "pushed", "--type=merge", "-p", "{\"spec\":{\"connectionSecretName\":\"moved\"}}");
        eventually(() -> {
            assertThat(kubectl.exists("secret/moved")).isTrue();
            assertThat(kubectl.exists("secret/pushed-push")).isFalse();
        });
        kubectl.run("delete", "lch", "pushed");
        eventually(() -> assertThat(kubectl.exists("secret/moved")).isFalse());
    }

    @Test
    void aSecretOfSomebodyElseIsNotTaken() {
        var kubectl = stage.kubectl();
        kubectl.run("create", "secret", "generic", "taken", "--from-literal=key=value");
        kubectl.apply(Manifests.channel("taker", "connectionSecretName: taken"));
        eventually(() -> assertThat(kubectl.field("lch/taker", REASON)).isEqualTo("OutputConflict"));
        assertThat(kubectl.field("secret/taken", ".data.key")).isEqualTo("dmFsdWU=");
        kubectl.run("delete", "secret", "taken");
        kubectl.waitReady("lch/taker");
    }

    @Test
    void aChannelIsBannedAndUnbanned() {
        var pullId = channel("banned");
        var kubectl = stage.kubectl();
        kubectl.run("patch", "lch", "banned", "--type=merge", "-p", "{\"spec\":{\"ban\":{\"reason\":\"test\"}}}");
        eventually(
                () -> assertThat(kubectl.field("lch/banned", ".status.state")).isEqualTo("Banned"));
        assertThat(vendors(pullId).isBanned(stage.vendor().now())).isTrue();
        kubectl.run("patch", "lch", "banned", "--type=json", "-p", "[{\"op\":\"remove\",\"path\":\"/spec/ban\"}]");
        eventually(
                () -> assertThat(kubectl.field("lch/banned", ".status.state")).isEqualTo("Idle"));
        assertThat(vendors(pullId).isBanned(stage.vendor().now())).isFalse();
    }

    @Test
    void aPlanIsDoneOnceItIsApproved() {
        var kubectl = stage.kubectl();
        kubectl.apply(Manifests.channel("planned", "managementPolicy: Plan"));
        eventually(() -> assertThat(kubectl.field("lch/planned", ".status.plan.changes[0]"))
                .startsWith("createChannel (seamless) spec.channelName: (none) -> planned"));
        assertThat(stage.channels("planned")).isEmpty();
        kubectl.run("annotate", "lch", "planned", "onair.dev/approve=000000000000");
        var hash = kubectl.field("lch/planned", ".status.plan.hash");
        kubectl.run("annotate", "--overwrite", "lch", "planned", "onair.dev/approve=" + hash);
        kubectl.waitReady("lch/planned");
        assertThat(stage.channels("planned")).hasSize(1);
        assertThat(kubectl.field("lch/planned", ".status.plan")).isEmpty();
    }

    @Test
    void aChannelThatIsThereIsAdopted() {
        // What no call changes is as the manifest says.
        var settings = ChannelSettings.named("old name")
                .edit()
                .protocols(Set.of(Protocol.RTMP, Protocol.HLS))
                .done();
        var there = stage.vendor().channels().create(stage.vendor().account().name(), settings);
        stage.kubectl()
                .apply(Manifests.channel("adopting")
                        .replace(
                                "name: adopting\n",
                                "name: adopting\n  annotations:\n    onair.dev/external-id: " + there.pullId() + "\n"));
        stage.kubectl().waitReady("lch/adopting");
        assertThat(stage.channels("adopting")).extracting(Channel::pullId).containsExactly(there.pullId());
    }

    @Test
    void aPausedChannelIsLeftAlone() {
        var pullId = channel("paused");
        var kubectl = stage.kubectl();
        kubectl.run("annotate", "lch", "paused", "onair.dev/paused=true");
        kubectl.run("patch", "lch", "paused", "--type=merge", "-p", "{\"spec\":{\"channelName\":\"unpaused\"}}");
        eventually(() -> assertThat(kubectl.field("lch/paused", REASON)).isEqualTo("Paused"));
        eventually(() -> assertThat(kubectl.field("lch/paused", ".status.observedGeneration"))
                .isEqualTo("2"));
        assertThat(vendors(pullId).settings().channelName()).isEqualTo("paused");
        kubectl.run("annotate", "lch", "paused", "onair.dev/paused-");
        eventually(() -> assertThat(vendors(pullId).settings().channelName()).isEqualTo("unpaused"));
    }

    @Test
    void driftIsCorrectedAndTold() {
        var pullId = channel("drifting", "channelName: steady");
        var kubectl = stage.kubectl();
        stage.vendor().channels().edit(pullId, settings -> settings.channelName("changed in the console"));
        kubectl.run("annotate", "lch", "drifting", "onair.dev/sync-at=now");
        eventually(() -> assertThat(vendors(pullId).settings().channelName()).isEqualTo("steady"));
        eventually(() ->
                assertThat(kubectl.run("get", "lch", "drifting", "-o", "wide")).contains("spec.channelName"));
        assertThat(kubectl.run("describe", "lch", "drifting")).containsPattern("Warning +DriftCorrected");
    }

    @Test
    void deletingEndsOnlyWhenTheVendorHasDeleted() {
        var pullId = channel("deleted");
        assertThat(stage.kubectl().field("lch/deleted", ".metadata.finalizers")).contains("onair.dev/finalizer");
        stage.kubectl().run("delete", "lch", "deleted", "--timeout=30s");
        assertThat(stage.vendor().channels().find(pullId)).isEmpty();
        assertThat(stage.kubectl().run("get", "events", "--field-selector=involvedObject.name=deleted"))
                .contains("Deleted");
    }

    @Test
    void aRetainedChannelStaysAtTheVendor() {
        var pullId = channel("retained", "deletionPolicy: Retain");
        stage.kubectl().run("delete", "lch", "retained", "--timeout=30s");
        assertThat(stage.vendor().channels().find(pullId)).isPresent();
    }

    @Test
    void twoFieldManagersShareAChannel() {
        var kubectl = stage.kubectl();
        applyAs("team", Manifests.channel("shared"));
        kubectl.waitReady("lch/shared");
        var pullId = kubectl.field("lch/shared", ID);
        applyAs("ops", part("shared", "{channelName: by-ops}"));
        eventually(() -> assertThat(vendors(pullId).settings().channelName()).isEqualTo("by-ops"));
        var foreign = part("shared", "{application: another}");
        assertThat(kubectl.refused(foreign, "apply", "--server-side", "--field-manager=ops", "-f", "-"))
                .contains("conflict with \"team\": .spec.application");
        // The operator's own writes took nothing away from either.
        applyAs("team", Manifests.channel("shared"));
        assertThat(kubectl.field("lch/shared", ID)).isEqualTo(pullId);
        assertThat(kubectl.field("lch/shared", ".spec.channelName")).isEqualTo("by-ops");
    }

    @Test
    void aFieldIsRemovedOnceTheLastOfItsManagersWithdrewIt() {
        applyAs("team", Manifests.channel("owned", "whiteboard: {enabled: true}"));
        applyAs("ops", part("owned", "{whiteboard: {enabled: true}}"));
        var kubectl = stage.kubectl();
        kubectl.waitReady("lch/owned");

        applyAs("team", Manifests.channel("owned", "channelName: renamed-by-team"));
        eventually(() -> assertThat(stage.channels("renamed-by-team")).hasSize(1));
        kubectl.waitReady("lch/owned");
        assertThat(kubectl.field("lch/owned", ".spec.whiteboard.enabled")).isEqualTo("true");
        assertThat(removals("owned", ".count")).isEmpty();

        applyAs("ops", part("owned", "{}"));
        eventually(() -> assertThat(removals("owned", ".message"))
                .startsWith("spec.whiteboard was removed from the manifest, and the vendor keeps enabled"));
        assertThat(kubectl.field("lch/owned", ".spec.whiteboard")).isEmpty();
        applyAs("ops", part("owned", "{}"));
        kubectl.run("annotate", "lch", "owned", "onair.dev/sync-at=now");
        eventually(() -> assertThat(kubectl.field("lch/owned", ".status.lastHandledSyncAt"))
                .isEqualTo("now"));
        assertThat(removals("owned", ".count")).isEqualTo("1");
    }

    private static void applyAs(String manager, String manifest) {
        stage.kubectl().pipe(manifest, "apply", "--server-side", "--field-manager=" + manager, "-f", "-");
    }

    /** What somebody declares of a channel who does not declare all of it. */
    private static String part(String name, String spec) {
        return """
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: LiveChannel
                metadata:
                  name: %s
                spec: %s
                """.formatted(name, spec);
    }

    /** Of the Events that tell what was removed from the manifest of a channel. */
    private static String removals(String name, String field) {
        return stage.kubectl()
                .run(
                        "get",
                        "events",
                        "--field-selector=reason=FieldRemoved,involvedObject.name=" + name,
                        "-o",
                        "jsonpath={.items[*]" + field + "}");
    }

    private static String channel(String name, String... spec) {
        stage.kubectl().apply(Manifests.channel(name, spec));
        stage.kubectl().waitReady("lch/" + name);
        assertThat(stage.kubectl().field("lch/" + name, READY)).isEqualTo("True");
        return stage.kubectl().field("lch/" + name, ID);
    }

    private static Channel vendors(String pullId) {
        return stage.vendor().channels().get(pullId);
    }

    private static String pushUrl(String secret) {
        var encoded = stage.kubectl().field("secret/" + secret, ".data.pushUrl");
        return new String(Base64.getDecoder().decode(encoded), UTF_8);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(assertion);
    }
}
