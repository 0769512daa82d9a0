package dev.onair.demo;

import dev.onair.demo.Step.Check;
import dev.onair.engine.Conditions;
import dev.onair.simulator.huawei.OttChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The other vendor on the same loop: an account, a channel with encryption, a flow, and a change that would interrupt viewers. */
final class HuaweiStory {
    private static final String CHANNEL = "news";
    private static final String FLOW = "contribution";
    private static final String FED = "stadium";
    private static final List<String> SECRETS =
            List.of("replace-me", "correct-horse-battery", "another-long-passphrase");

    private final Stage stage;
    private final Cluster cluster;

    HuaweiStory(Stage stage) {
        this.stage = stage;
        this.cluster = stage.cluster();
    }

    List<Step> steps() {
        return List.of(account(), channel(), drift(), held(), approved(), flow(), fed(), deletion(), ledger());
    }

    private Step account() {
        var vendor = stage.huawei();
        return new Step(
                "The second vendor: apply examples/srt-contribution/account.yaml",
                () -> Manifests.account(
                                "srt-contribution/account",
                                Map.of("accessKey", vendor.accessKey(), "secretKey", vendor.secretKey()),
                                Map.of(
                                        "endpoint", vendor.url().toString(),
                                        "iamEndpoint", vendor.url().toString()))
                        .forEach(stage::apply),
                Check.that(
                        "the account is Ready, and its project was looked up by region",
                        () -> cluster.ready("HuaweiAccount", "default")
                                && cluster.text("HuaweiAccount", "default", "status", "projectId")
                                        .equals(vendor.projectId())));
    }

    private Step channel() {
        return new Step(
                "Apply examples/ott-drm: a channel offered as encrypted HLS and DASH",
                () -> apply("ott-drm/channel"),
                Check.that(CHANNEL + " is Ready", () -> cluster.ready("OttChannel", CHANNEL)),
                Check.that(
                        "it runs at the vendor, with both packages",
                        () -> atVendor()
                                .filter(channel -> channel.toString().contains("index.m3u8")
                                        && channel.toString().contains("index.mpd"))
                                .isPresent()));
    }

    private Step drift() {
        return new Step(
                "Rename " + CHANNEL + " at the vendor, behind the operator's back",
                () -> stage.huawei()
                        .channels()
                        .edit(atVendor().orElseThrow().key(), settings -> settings.put("name", "somebody was here")),
                Check.that(
                        "the vendor has its name back",
                        () -> atVendor()
                                .filter(channel -> "News"
                                        .equals(channel.settings().path("name").asText()))
                                .isPresent()));
    }

    private Step held() {
        return new Step(
                "Edit its input: viewers would notice, and nobody allowed an interruption",
                () -> cluster.patch(
                        "OttChannel",
                        CHANNEL,
                        "{\"spec\":{\"input\":{\"failover\":{\"lossThresholdMs\":3000,\"preference\":\"PRIMARY\"}}}}"),
                Check.that(
                        "the change is held, with its plan",
                        () -> cluster.condition("OttChannel", CHANNEL, Conditions.SYNCED)
                                        .filter(synced -> synced.getReason().equals("OnAir"))
                                        .isPresent()
                                && !planHash().isEmpty()));
    }

    private Step approved() {
        return new Step(
                "Approve it: annotate the channel with onair.dev/approve and the plan's hash",
                () -> cluster.patch(
                        "OttChannel",
                        CHANNEL,
                        "{\"metadata\":{\"annotations\":{\"onair.dev/approve\":\"%s\"}}}".formatted(planHash())),
                Check.that(
                        "the input is changed, and the channel runs",
                        () -> atVendor()
                                        .filter(channel -> channel.toString().contains("3000"))
                                        .isPresent()
                                && cluster.ready("OttChannel", CHANNEL)));
    }

    private String planHash() {
        return cluster.text("OttChannel", CHANNEL, "status", "plan", "hash");
    }

    private Step flow() {
        return new Step(
                "Apply examples/srt-contribution/flow.yaml: SRT in, two outputs, both encrypted",
                () -> apply("srt-contribution/flow"),
                Check.that(FLOW + " is Ready", () -> cluster.ready("Flow", FLOW)),
                Check.that(
                        "no secret shows in any resource of this vendor",
                        () -> cluster.all()
                                .filter(resource -> resource.getApiVersion().startsWith("huawei.onair.dev/"))
                                .map(Object::toString)
                                .noneMatch(text -> SECRETS.stream().anyMatch(text::contains))));
    }

    private Step fed() {
        return new Step(
                "Apply examples/ott-from-flow: a flow, and a channel that fetches from its output",
                () -> apply("ott-from-flow/channel"),
                Check.that("both are Ready", () -> cluster.ready("Flow", FED) && cluster.ready("OttChannel", FED)),
                Check.that(
                        "the flow's output says where it listens",
                        () -> !cluster.text("Flow", FED, "status", "outputs", 0, "listenerAddress")
                                .isEmpty()));
    }

    private Step deletion() {
        return new Step(
                "Delete channels and flows, which are on air: allowInterruption lets them go at once",
                () -> {
                    var allow = "{\"spec\":{\"allowInterruption\":true}}";
                    List.of(CHANNEL, FED).forEach(name -> cluster.patch("OttChannel", name, allow));
                    List.of(FLOW, FED).forEach(name -> cluster.patch("Flow", name, allow));
                    List.of(CHANNEL, FED).forEach(name -> cluster.delete("OttChannel", name));
                    List.of(FLOW, FED).forEach(name -> cluster.delete("Flow", name));
                },
                Check.that(
                        "the resources are gone",
                        () -> cluster.all()
                                .map(resource -> resource.getKind())
                                .noneMatch(kind -> kind.equals("OttChannel") || kind.equals("Flow"))),
                Check.that(
                        "the vendor has none of them any more",
                        () -> stage.huawei().channels().all().isEmpty()
                                && stage.huawei().flows().all().isEmpty()));
    }

    private Step ledger() {
        return new Step(
                "Look at the second vendor's log",
                () -> {},
                Check.that(
                        "each channel and each flow was created once",
                        () -> stage.huawei().requests().count("createChannel") == 2
                                && stage.huawei().requests().count("createFlow") == 2),
                Check.that(
                        "no category of its API was asked more than 80 times in a minute",
                        () -> stage.huawei().maxInWindow() <= 80));
    }

    private Optional<OttChannel> atVendor() {
        return stage.huawei().channels().all().stream().findFirst();
    }

    private void apply(String example) {
        Manifests.example(example).forEach(stage::apply);
    }
}
