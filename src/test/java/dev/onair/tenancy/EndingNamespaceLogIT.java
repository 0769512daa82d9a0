package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.GroundAccount.account;
import static dev.onair.tenancy.GroundAccount.sweep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.logs.CapturedLogs;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A namespace ends with all kinds of a vendor in it, the account and all Secrets, those that the operator made among them: what
 * the operator's whole log says of it, from the first pass to the last one.
 */
class EndingNamespaceLogIT {
    private static final Pattern APPROVAL = Pattern.compile("onair\\.dev/approve=([0-9a-z.]+)");

    /** The account looks every five seconds whether the last of its resources is gone. */
    private static final Duration END = Duration.ofSeconds(60);

    /** The account and its resources have a log of Events each in these tests, and one in the packaged operator. */
    private static final int TELLERS = 2;

    private static List<Resource<GenericKubernetesResource>> all(Battleground ground, String... kinds) {
        var all = new ArrayList<Resource<GenericKubernetesResource>>();
        for (var kind : kinds) {
            all.add(Scenarios.declare(ground, kind));
        }
        all.forEach(ground::awaitReady);
        return all;
    }

    private static void handOut(Battleground ground, Resource<GenericKubernetesResource> resource) {
        Battleground.patch(resource, Map.of("spec", Map.of("connectionSecretName", "handed-out")));
        assertThat(comesTo(() -> has(ground, "handed-out")))
                .as("%s", status(resource))
                .isTrue();
        ground.awaitReady(resource);
    }

    private static boolean has(Battleground ground, String secret) {
        return ground.client().secrets().inNamespace("tv").withName(secret).get() != null;
    }

    private static void end(Battleground ground) {
        ground.client().namespaces().withName("tv").delete();
    }

    private static void awaitEnd(Battleground ground) {
        await().atMost(END)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> ground.client().namespaces().withName("tv").get() == null);
    }

    private static void assertOneLine(CapturedLogs logs) {
        assertThat(logs.lines(line -> line.contains("Exception") || line.contains("\n\tat ")))
                .isEmpty();
        assertThat(logs.lines(line -> line.contains("namespace tv is being deleted and takes in no Events")))
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(TELLERS);
    }

    /** One of them is on air: it is held with its Secret gone, looked at again and again, and goes when it is approved. */
    @Test
    void ofCdnetworksHasOneLineOfItAndNoStackTrace() {
        try (var logs = CapturedLogs.from(Level.INFO);
                var ground = CdnetworksGround.of(
                        "LiveChannel",
                        "PullChannel",
                        "ForwardTask",
                        "RecordTask",
                        "RecordDirectory",
                        "ChannelStateCallback")) {
            Battleground.patch(
                    account(ground),
                    Map.of("spec", Map.of("callbacks", Map.of("baseUrl", "https://onair.example.com"))));
            var channel = all(
                            ground,
                            "LiveChannel",
                            "PullChannel",
                            "ForwardTask",
                            "RecordTask",
                            "RecordDirectory",
                            "ChannelStateCallback")
                    .getFirst();
            handOut(ground, channel);
            assertThat(comesTo(() -> has(ground, "default-callbacks"))).isTrue();
            ground.onAir().accept(Battleground.text(channel, "externalId"), true);
            assertThat(comesTo(() -> {
                        sweep(ground);
                        return Battleground.text(channel, "state").equals("Live");
                    }))
                    .isTrue();

            end(ground);

            assertThat(comesTo(() -> {
                        sweep(ground);
                        return condition(channel, "Synced", "message").contains("held while it is on air");
                    }))
                    .as("%s", status(channel))
                    .isTrue();
            assertThat(comesTo(() -> status(account(ground))
                                    .path("heldDeletions")
                                    .path("onAir")
                                    .asInt()
                            == 1))
                    .as("%s", status(account(ground)))
                    .isTrue();
            assertThat(has(ground, "handed-out")).isFalse();
            Battleground.patch(channel, Map.of("spec", Map.of("channelName", "renamed")));
            var token = APPROVAL.matcher(condition(channel, "Synced", "message"));
            assertThat(token.find()).isTrue();
            Battleground.patch(
                    channel, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/approve", token.group(1)))));

            awaitEnd(ground);
            assertOneLine(logs);
        }
    }

    @Test
    void ofHuaweiHasOneLineOfItAndNoStackTrace() {
        try (var logs = CapturedLogs.from(Level.INFO);
                var ground = HuaweiGround.ofAllKinds()) {
            handOut(ground, all(ground, "Flow", "OttChannel").getFirst());

            end(ground);

            awaitEnd(ground);
            assertOneLine(logs);
        }
    }
}
