package dev.onair.demo;

import dev.onair.demo.Step.Check;
import java.time.Duration;
import java.util.List;

/** What channels are used for: notices of their states, a pulled origin, a recording with its files, relays that hold their channel. */
final class TaskStory {
    private static final String CALLBACK = "livepush";
    private static final String PLANNED = "election-night";
    private static final String RECORDED = "late-night";
    private static final String RECORDING = "late-night-tonight";
    private static final String RELAYED = "main-stage";
    private static final String RELAY = "main-stage-to-second-platform";
    private static final String LATER = "new-years-eve";
    private static final Duration SHOW = Duration.ofMinutes(20);

    private final Stage stage;
    private final Cluster cluster;

    TaskStory(Stage stage) {
        this.stage = stage;
        this.cluster = stage.cluster();
    }

    List<Step> steps() {
        return List.of(callbacks(), notice(), pulled(), recording(), stopped(), relays(), held(), released());
    }

    private Step callbacks() {
        return new Step(
                "Give the account a receiver (spec.callbacks.baseUrl), and apply examples/callbacks",
                () -> {
                    cluster.patch(
                            "CdnetworksAccount",
                            "default",
                            "{\"spec\":{\"callbacks\":{\"baseUrl\":\"%s\"}}}".formatted(stage.receiver()));
                    apply("callbacks/states");
                },
                Check.that(
                        "the vendor was told where to report channel states to",
                        () -> cluster.ready("ChannelStateCallback", CALLBACK)));
    }

    private Step notice() {
        return new Step(
                "The encoder of " + PLANNED + " stops",
                () -> stage.vendor().channels().stopStream(pullId(PLANNED)),
                Check.that(
                        "the vendor's notice came in, and was checked by asking the vendor",
                        () -> state(PLANNED).equals("Idle")));
    }

    private Step pulled() {
        return new Step(
                "Apply examples/pullchannel: two channels that take their stream from an origin",
                () -> apply("pullchannel/channels"),
                Check.that("relay-a is Ready", () -> cluster.ready("PullChannel", "relay-a")),
                Check.that(
                        "partner-evening is Ready, and its origin's key shows nowhere",
                        () -> cluster.ready("PullChannel", "partner-evening")
                                && cluster.find("PullChannel", "partner-evening")
                                        .filter(channel -> !channel.toString().contains("0123456789abcdef"))
                                        .isPresent()));
    }

    private Step recording() {
        return new Step(
                "Apply examples/nightly-recording: a directory, a channel that uses it, and a recording from now on",
                () -> apply("nightly-recording/recording"),
                Check.that("the directory is Ready", () -> cluster.ready("RecordDirectory", RECORDED)),
                Check.that("the channel is Ready", () -> cluster.ready("LiveChannel", RECORDED)),
                Check.that(
                        "the recording runs",
                        () -> phase("RecordTask", RECORDING).equals("Recording")));
    }

    private Step stopped() {
        return new Step(
                "A show of twenty minutes later (by the vendor's clock): set spec.stopped",
                () -> {
                    stage.vendor().channels().startStream(pullId(RECORDED));
                    stage.vendor().advance(SHOW);
                    cluster.patch("RecordTask", RECORDING, "{\"spec\":{\"stopped\":true}}");
                },
                Check.that(
                        "the recording is Stopped",
                        () -> phase("RecordTask", RECORDING).equals("Stopped")),
                Check.that(
                        "its file is in the status, with its size",
                        () -> !cluster.text("RecordTask", RECORDING, "status", "files", 0, "sizeBytes")
                                .isEmpty()));
    }

    private Step relays() {
        return new Step(
                "Apply examples/relay: one relay to a second platform from now on, one for New Year's Eve",
                () -> apply("relay/relay"),
                Check.that(
                        "the first one is Forwarding",
                        () -> phase("ForwardTask", RELAY).equals("Forwarding")),
                Check.that(
                        "the other one is Pending",
                        () -> phase("ForwardTask", LATER).equals("Pending")));
    }

    private Step held() {
        return new Step(
                "Delete their channel: kubectl delete livechannel " + RELAYED,
                () -> cluster.delete("LiveChannel", RELAYED),
                Check.that(
                        "it waits for the relays, and names them",
                        () -> cluster.condition("LiveChannel", RELAYED, "Synced")
                                .filter(synced -> synced.getReason().equals("InUse"))
                                .isPresent()));
    }

    private Step released() {
        return new Step(
                "Delete the relays",
                () -> {
                    cluster.delete("ForwardTask", RELAY);
                    cluster.delete("ForwardTask", LATER);
                },
                Check.that(
                        "they are gone, and their channel with them",
                        () -> !cluster.exists("ForwardTask", RELAY)
                                && !cluster.exists("ForwardTask", LATER)
                                && !cluster.exists("LiveChannel", RELAYED)));
    }

    private void apply(String example) {
        Manifests.example(example).forEach(stage::apply);
    }

    private String state(String channel) {
        return cluster.text("LiveChannel", channel, "status", "state");
    }

    private String phase(String kind, String name) {
        return cluster.text(kind, name, "status", "phase");
    }

    private String pullId(String channel) {
        return cluster.text("LiveChannel", channel, "status", "pullId");
    }
}
