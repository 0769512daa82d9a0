package dev.onair.demo;

import dev.onair.demo.Step.Check;
import java.util.List;
import java.util.Objects;

/** What happens in the demo, in order, as data. */
final class Story {
    private static final String SIMPLE = "studio-a";
    private static final String RICH = "evening-news";
    private static final String PLANNED = "election-night";
    private static final int CHANNELS = 3;
    private static final int VIEWERS = 1_200;

    private final Stage stage;
    private final Cast cast;

    Story(Stage stage, Cast cast) {
        this.stage = stage;
        this.cast = cast;
    }

    List<Step> steps() {
        return List.of(account(), channels(), approval(), onAir(), drift(), ban(), deletion(), ledger());
    }

    private Step account() {
        return new Step(
                "Apply examples/livechannel/account.yaml: whose keys, whose quota",
                () -> Manifests.account(
                                stage.vendor().url(),
                                stage.vendor().accessKey(),
                                stage.vendor().secretKey())
                        .forEach(stage::apply),
                Check.that("the account is Ready: one page of its list proved the keys", cast::accountReady));
    }

    private Step channels() {
        return new Step(
                "Apply examples/livechannel/channels.yaml: three channels, one of them under managementPolicy Plan",
                () -> Manifests.channels().forEach(stage::apply),
                Check.that(SIMPLE + " is Ready", () -> cast.ready(SIMPLE)),
                Check.that(RICH + " is Ready", () -> cast.ready(RICH)),
                Check.that(
                        "the push URL is in the Secret " + RICH + "-push",
                        () -> cast.hasSecret(RICH + "-push", "pushUrl")),
                Check.that(
                        "the player is in the ConfigMap " + RICH + "-player",
                        () -> cast.hasConfigMap(RICH + "-player")),
                Check.that(
                        PLANNED + " shows its plan, waits for approval, and is not at the vendor",
                        () -> cast.waitsForApproval(PLANNED)
                                && cast.atVendor(PLANNED).isEmpty()));
    }

    private Step approval() {
        return new Step(
                "Approve the plan of " + PLANNED + ": annotate it with onair.dev/approve and the plan's hash",
                () -> cast.patch(
                        PLANNED,
                        "{\"metadata\":{\"annotations\":{\"onair.dev/approve\":\"%s\"}}}"
                                .formatted(cast.planHash(PLANNED))),
                Check.that(PLANNED + " is Ready", () -> cast.ready(PLANNED)),
                Check.that("it is at the vendor", () -> cast.atVendor(PLANNED).isPresent()));
    }

    private Step onAir() {
        return new Step(
                "Encoders start to push to " + PLANNED + " and " + RICH,
                () -> {
                    stage.vendor().channels().startStream(cast.pullId(RICH));
                    stage.vendor().channels().startStream(cast.pullId(PLANNED));
                    stage.vendor().channels().viewers(cast.pullId(PLANNED), VIEWERS);
                },
                Check.that(PLANNED + " is Live", () -> cast.state(PLANNED, "Live")),
                Check.that(
                        "its " + VIEWERS + " viewers are counted",
                        () -> cast.status(PLANNED)
                                .filter(status -> Objects.equals(status.viewers, (long) VIEWERS))
                                .isPresent()));
    }

    private Step drift() {
        return new Step(
                "Rename " + SIMPLE + " at the vendor, behind the operator's back",
                () -> stage.vendor()
                        .channels()
                        .edit(cast.pullId(SIMPLE), channel -> channel.channelName("somebody was here")),
                Check.that(
                        "the vendor has its name back",
                        () -> cast.atVendor(SIMPLE).isPresent()),
                Check.that(
                        "status.drift says what was changed, and that it was set back",
                        () -> cast.status(SIMPLE)
                                .filter(status -> status.drift.stream()
                                        .anyMatch(entry -> "spec.channelName".equals(entry.path)
                                                && Boolean.TRUE.equals(entry.corrected)))
                                .isPresent()));
    }

    private Step ban() {
        return new Step(
                "Ban " + RICH + " while it is on air: set spec.ban",
                () -> cast.patch(RICH, "{\"spec\":{\"ban\":{\"reason\":\"shown in the demo\"}}}"),
                Check.that(
                        "the stream is cut at the vendor",
                        () -> cast.atVendor("Evening News")
                                .filter(channel -> !channel.streaming()
                                        && channel.isBanned(stage.vendor().now()))
                                .isPresent()),
                Check.that(
                        RICH + " is Banned, and Ready: it is as declared",
                        () -> cast.state(RICH, "Banned") && cast.ready(RICH)));
    }

    private Step deletion() {
        return new Step(
                "Delete " + SIMPLE + ": kubectl delete livechannel " + SIMPLE,
                () -> cast.delete(SIMPLE),
                Check.that("the resource is gone", () -> !cast.exists(SIMPLE)),
                Check.that(
                        "the channel is gone at the vendor",
                        () -> cast.atVendor(SIMPLE).isEmpty()),
                Check.that("its Secret is gone", () -> !cast.hasSecret(SIMPLE + "-push", "pushUrl")));
    }

    private Step ledger() {
        return new Step(
                "Look at the vendor's own log of all this",
                () -> {},
                Check.that(
                        "each channel was created once",
                        () -> stage.vendor().requests().count("createChannel") == CHANNELS),
                Check.that(
                        "the quota was never exceeded",
                        () -> stage.vendor().account().quota().throttled() == 0));
    }
}
