package dev.onair.logs;

import static dev.onair.cdnetworks.account.OperatorStage.awaitGone;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReady;
import static dev.onair.cdnetworks.account.OperatorStage.awaitReason;
import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.CdnetworksAccountSpec;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.forwardtask.ForwardTask;
import dev.onair.cdnetworks.forwardtask.ForwardTaskParts;
import dev.onair.cdnetworks.forwardtask.ForwardTaskSpec;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.livechannel.LiveChannelParts;
import dev.onair.cdnetworks.livechannel.LiveChannelSpec;
import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.cdnetworks.pullchannel.PullChannelSpec;
import dev.onair.cdnetworks.statecallback.ChannelStateCallback;
import dev.onair.cdnetworks.statecallback.ChannelStateCallbackSpec;
import dev.onair.cdnetworks.statecallback.StateCallbackParts;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.RefuseWith;
import dev.onair.simulator.fault.CutAfter;
import dev.onair.simulator.fault.Garbage;
import dev.onair.simulator.fault.Status;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An operator that logs all it can, given secrets of every kind and a vendor that repeats in its refusals what it was sent. */
class CdnetworksSecretsIT {
    private static final String TV = OperatorStage.NAMESPACE;

    private final PlantedSecrets secrets = new PlantedSecrets();
    private final CapturedLogs logs = CapturedLogs.from(Level.FINE);
    private final OperatorStage stage = new OperatorStage(
            List.of("livechannels", "pullchannels", "forwardtasks", "channelstatecallbacks"),
            (account, facilities) -> List.of(
                    LiveChannelParts.reconciler(account, facilities),
                    PullChannelParts.reconciler(account, facilities),
                    ForwardTaskParts.reconciler(account, facilities),
                    StateCallbackParts.reconciler(account, facilities)));
    private final Echo echo = new Echo(secrets, message -> new RefuseWith(1000, message));
    private final Given given = new Given(stage.client(), TV);

    @BeforeEach
    void open() {
        account("planted-account-secret-key-0001");
        stage.account(spec -> {
            spec.callbacks = new CdnetworksAccountSpec.Callbacks();
            spec.callbacks.baseUrl = "https://onair.example.com";
        });
        awaitAccount();
    }

    private void awaitAccount() {
        awaitThat(() -> assertThat(OperatorStage.condition(stage.accountConditions(), "Ready"))
                .as(stage.accountConditions().toString())
                .isEqualTo("True"));
    }

    @AfterEach
    void close() {
        stage.close();
        logs.close();
    }

    private void account(String secretKey) {
        stage.simulator().addKey("akey", secrets.plant("the account's secret key", secretKey));
        stage.secret("cdnetworks", Map.of("accessKey", "akey", "secretKey", secretKey));
    }

    private void refused(
            String call, Resource<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> of) {
        awaitReason(of, "VendorRejected");
        assertThat(OperatorStage.message(of))
                .as("what %s was refused with", call)
                .contains("invalid:", "***");
        stage.simulator().faults().clear();
        stage.annotate(of, Names.SYNC_AT, "after " + call);
        awaitReady(of);
    }

    private void failOnce(String call) {
        stage.simulator().faults().on(call).once(new Status(500, true));
        stage.simulator().faults().on(call).once(new Garbage());
        stage.simulator().faults().on(call).once(new CutAfter());
    }

    private void plantedIn(String kind, String secret) {
        Optional.ofNullable(stage.client()
                        .secrets()
                        .inNamespace(TV)
                        .withName(secret)
                        .get())
                .orElseThrow()
                .getData()
                .forEach((key, value) -> {
                    var text = new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8);
                    if (!"previousUntil".equals(key) && !"server".equals(key)) {
                        secrets.plant(kind + "'s " + key, text);
                    }
                });
    }

    private Resource<LiveChannel> liveChannel() {
        stage.secret("check", Map.of("word", secrets.plant("a verification secret", "planted-&verification word")));
        stage.simulator().faults().on("createChannel").always(echo);
        var spec = new LiveChannelSpec();
        spec.pushDomain = "livepush.ovptest.haplat.net";
        spec.application = "test1";
        spec.verificationSecretRef = SecretKeyRef.of("check", "word");
        spec.connectionSecretName = "news-push";
        spec.pushAuth = new LiveChannelSpec.PushAuth();
        spec.pushAuth.validFor = "2h";
        var channel = given.created(new LiveChannel(), "news", spec);
        refused("createChannel", channel);
        awaitThat(() -> plantedIn("a connection Secret", "news-push"));

        stage.simulator().faults().on("channelEdit").always(echo);
        stage.secret("check", Map.of("word", secrets.plant("a second verification secret", "planted-word the second")));
        refused("channelEdit", channel);
        failOnce("channelEdit");
        stage.secret("check", Map.of("word", secrets.plant("a third verification secret", "planted-word the third")));
        awaitThat(() -> assertThat(stage.simulator().channels().all())
                .anyMatch(
                        held -> "planted-word the third".equals(held.settings().check())));
        awaitReady(channel);
        return channel;
    }

    private Resource<PullChannel> pullChannel() {
        var url = "rtmp://viewer:planted-password@origin.example.net/live/planted-pull-stream-key";
        stage.secret("origin", Map.of("url", secrets.plant("a source's URL", url)));
        secrets.plant("a source's password", "planted-password");
        secrets.plant("a source's stream key", "planted-pull-stream-key");
        stage.simulator().faults().on("createPullChannel").always(echo);
        var spec = new PullChannelSpec();
        spec.playbackDomain = "live.ovptest.haplat.net";
        spec.source.urlSecretRef = SecretKeyRef.of("origin", "url");
        var channel = given.created(new PullChannel(), "pulled", spec);
        refused("createPullChannel", channel);
        failOnce("editPullChannel");
        stage.secret("origin", Map.of("url", secrets.plant("a source's second URL", url + "-2")));
        awaitThat(() -> assertThat(stage.simulator().channels().all())
                .anyMatch(held -> held.settings()
                        .source()
                        .filter(source -> source.url().equals(url + "-2"))
                        .isPresent()));
        awaitReady(channel);
        return channel;
    }

    private Resource<ForwardTask> forwardTask() {
        var of = stage.simulator().channels().create("ovptest", ChannelSettings.named("relayed"));
        secrets.plant("a destination's stream key", "planted-relay-stream-key");
        stage.secret("partner", Map.of("url", "rtmp://b.example.com/live/planted-relay-stream-key"));
        stage.simulator().faults().on("startForwardTask").always(echo);
        var spec = new ForwardTaskSpec();
        spec.pullId = of.pullId();
        spec.destinationSecretRef = SecretKeyRef.of("partner", "url");
        var task = given.created(new ForwardTask(), "relay", spec);
        refused("startForwardTask", task);
        return task;
    }

    private Resource<ChannelStateCallback> callback() {
        plantedIn("the callbacks' Secret", "default-callbacks");
        stage.simulator().faults().on("setChannelStateRealtimeBack").always(echo);
        var spec = new ChannelStateCallbackSpec();
        spec.pushDomain = "livepush.ovptest.haplat.net";
        var callback = given.created(new ChannelStateCallback(), "states", spec);
        refused("setChannelStateRealtimeBack", callback);
        stage.annotate(stage.account(), Names.ROTATE_CALLBACKS, "now");
        awaitThat(() -> assertThat(stage.client()
                        .secrets()
                        .inNamespace(TV)
                        .withName("default-callbacks")
                        .get()
                        .getData())
                .containsKey("previous"));
        plantedIn("the renewed callbacks' Secret", "default-callbacks");
        return callback;
    }

    @Test
    void nothingIsLoggedToldOrShownOfAnySecret() {
        var live = liveChannel();
        var pull = pullChannel();
        var relay = forwardTask();
        var callback = callback();
        // A key that the vendor does not take, then one that it does: the walk that a person asks for meets both.
        stage.secret(
                "cdnetworks",
                Map.of(
                        "accessKey",
                        "akey",
                        "secretKey",
                        secrets.plant("a wrong secret key", "planted-wrong-key-0002")));
        awaitThat(() -> assertThat(OperatorStage.condition(stage.accountConditions(), "Ready"))
                .as(stage.accountConditions().toString())
                .isEqualTo("False"));
        account("planted-account-secret-key-0003");
        awaitThat(() -> {
            // Again and again: a call of the wrong key that was still under way may have spoken against the right one.
            stage.sweep();
            assertThat(OperatorStage.condition(stage.accountConditions(), "Ready"))
                    .isEqualTo("True");
        });
        var shown = given.shown(List.of(live, pull, relay, callback, stage.account()));
        failOnce("deleteChannel");
        failOnce("endForwardTask");
        for (var resource : List.of(relay, callback, pull, live)) {
            resource.delete();
            awaitGone(resource);
        }
        stage.account().delete();
        awaitGone(stage.account());
        stage.stop();

        assertThat(logs.lines()).anyMatch(line -> line.startsWith("DEBUG")).anyMatch(line -> line.contains("Created"));
        assertThat(secrets.leaks(shown)).isEmpty();
        assertThat(secrets.leaks(given.events())).isEmpty();
        assertThat(secrets.leaks(logs.lines())).isEmpty();
    }
}
