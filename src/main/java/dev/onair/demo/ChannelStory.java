package dev.onair.demo;

import dev.onair.demo.Step.Check;
import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.Channel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account and its LiveChannels: made, approved, on air, changed behind our back, banned, deleted. */
final class ChannelStory {
    private static final String KIND = "LiveChannel";
    private static final String SIMPLE = "studio-a";
    private static final String RICH = "evening-news";
    private static final String PLANNED = "election-night";
    private static final int VIEWERS = 1_200;

    private final Stage stage;
    private final Cluster cluster;

    ChannelStory(Stage stage) {
        this.stage = stage;
        this.cluster = stage.cluster();
    }

    List<Step> steps() {
        return List.of(account(), channels(), approval(), onAir(), drift(), ban(), deletion());
    }

    private Step account() {
        return new Step(
                "Apply examples/livechannel/account.yaml: whose keys, whose quota",
                () -> Manifests.account(
                                "livechannel/account",
                                Map.of(
                                        "accessKey", stage.vendor().accessKey(),
                                        "secretKey", stage.vendor().secretKey()),
                                Map.of("endpoint", stage.vendor().url().toString()))
                        .forEach(stage::apply),
                Check.that(
                        "the account is Ready: one page of its list proved the keys",
                        () -> cluster.ready("CdnetworksAccount", "default")));
    }

    private Step channels() {
        return new Step(
                "Apply examples/livechannel/channels.yaml: three channels, one of them under managementPolicy Plan",
                () -> Manifests.example("livechannel/channels").forEach(stage::apply),
                Check.that(SIMPLE + " is Ready", () -> cluster.ready(KIND, SIMPLE)),
                Check.that(RICH + " is Ready", () -> cluster.ready(KIND, RICH)),
                Check.that(
                        "the push URL is in the Secret " + RICH + "-push",
                        () -> cluster.hasSecret(RICH + "-push", "pushUrl")),
                Check.that(
                        "the player is in the ConfigMap " + RICH + "-player",
                        () -> cluster.hasConfigMap(RICH + "-player")),
                Check.that(
                        PLANNED + " shows its plan, waits for approval, and is not at the vendor",
                        () -> waitsForApproval() && atVendor(PLANNED).isEmpty()));
    }

    private boolean waitsForApproval() {
        return !planHash().isEmpty()
                && cluster.condition(KIND, PLANNED, Conditions.SYNCED)
                        .filter(synced -> synced.getReason().equals("AwaitingApproval"))
                        .isPresent();
    }

    private String planHash() {
        return cluster.text(KIND, PLANNED, "status", "plan", "hash");
    }

    private Step approval() {
        return new Step(
                "Approve the plan of " + PLANNED + ": annotate it with onair.dev/approve and the plan's hash",
                () -> cluster.patch(
                        KIND,
                        PLANNED,
                        "{\"metadata\":{\"annotations\":{\"onair.dev/approve\":\"%s\"}}}".formatted(planHash())),
                Check.that(PLANNED + " is Ready", () -> cluster.ready(KIND, PLANNED)),
                Check.that("it is at the vendor", () -> atVendor(PLANNED).isPresent()));
    }

    private Step onAir() {
        return new Step(
                "Encoders start to push to " + PLANNED + " and " + RICH,
                () -> {
                    stage.vendor().channels().startStream(pullId(RICH));
                    stage.vendor().channels().startStream(pullId(PLANNED));
                    stage.vendor().channels().viewers(pullId(PLANNED), VIEWERS);
                },
                Check.that(PLANNED + " is Live", () -> state(PLANNED).equals("Live")),
                Check.that(
                        "its " + VIEWERS + " viewers are counted",
                        () -> cluster.text(KIND, PLANNED, "status", "viewers").equals(String.valueOf(VIEWERS))));
    }

    private Step drift() {
        return new Step(
                "Rename " + SIMPLE + " at the vendor, behind the operator's back",
                () -> stage.vendor()
                        .channels()
                        .edit(pullId(SIMPLE), channel -> channel.channelName("somebody was here")),
                Check.that(
                        "the vendor has its name back", () -> atVendor(SIMPLE).isPresent()),
                Check.that("status.drift says what was changed, and that it was set back", this::driftIsTold));
    }

    private boolean driftIsTold() {
        List<Map<String, Object>> drift = cluster.find(KIND, SIMPLE)
                .map(channel -> channel.<List<Map<String, Object>>>get("status", "drift"))
                .orElse(List.of());
        return drift.stream()
                .anyMatch(entry ->
                        "spec.channelName".equals(entry.get("path")) && Boolean.TRUE.equals(entry.get("corrected")));
    }

    private Step ban() {
        return new Step(
                "Ban " + RICH + " while it is on air: set spec.ban",
                () -> cluster.patch(KIND, RICH, "{\"spec\":{\"ban\":{\"reason\":\"shown in the demo\"}}}"),
                Check.that(
                        "the stream is cut at the vendor",
                        () -> atVendor("Evening News")
                                .filter(channel -> !channel.streaming()
                                        && channel.isBanned(stage.vendor().now()))
                                .isPresent()),
                Check.that(
                        RICH + " is Banned, and Ready: it is as declared",
                        () -> state(RICH).equals("Banned") && cluster.ready(KIND, RICH)));
    }

    private Step deletion() {
        return new Step(
                "Delete " + SIMPLE + ": kubectl delete livechannel " + SIMPLE,
                () -> cluster.delete(KIND, SIMPLE),
                Check.that("the resource is gone", () -> !cluster.exists(KIND, SIMPLE)),
                Check.that(
                        "the channel is gone at the vendor",
                        () -> atVendor(SIMPLE).isEmpty()),
                Check.that("its Secret is gone", () -> !cluster.hasSecret(SIMPLE + "-push", "pushUrl")));
    }

    private String state(String channel) {
        return cluster.text(KIND, channel, "status", "state");
    }

    private String pullId(String channel) {
        var pullId = cluster.text(KIND, channel, "status", "pullId");
        if (pullId.isEmpty()) {
            throw new IllegalStateException(channel + " has no channel at the vendor");
        }
        return pullId;
    }

    /** The vendor's channel of that name. */
    private Optional<Channel> atVendor(String channelName) {
        return stage.vendor().channels().all().stream()
                .filter(channel -> channel.settings().channelName().equals(channelName))
                .findFirst();
    }
}
