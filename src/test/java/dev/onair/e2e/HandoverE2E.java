package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two operators and one Lease: one leads, and the other follows, whatever way the first goes. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HandoverE2E {
    private static final String HOLDER = ".spec.holderIdentity";

    /** A standby asks for the Lease every two seconds, and up to four by its jitter. */
    private static final Duration HANDOVER = Duration.ofSeconds(8);

    /** A Lease that nobody hands back lasts for 15 seconds. */
    private static final Duration EXPIRY = Duration.ofSeconds(24);

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    private static OperatorProcess first;
    private static OperatorProcess second;
    private static OperatorProcess third;

    @BeforeAll
    static void twoOperators() {
        stage.kubectl()
                .apply(Manifests.all(
                        Manifests.credentials(stage.vendor()),
                        Manifests.account(stage.vendor()),
                        Manifests.channel("handed-over")));
        first = stage.startOperator(elected("first"));
        holds("first", HANDOVER);
        second = stage.startOperator(elected("second"));
        stage.kubectl().waitReady("lch/handed-over");
    }

    private static Map<String, String> elected(String name) {
        var environment = OperatorProcess.environment(E2eCluster.ready());
        environment.put("ONAIR_LEADER_ELECTION", "true");
        environment.put("POD_NAMESPACE", stage.namespace());
        environment.put("POD_NAME", name);
        return environment;
    }

    @Test
    @Order(1)
    void onlyTheLeaderWorks() {
        assertThat(first.log()).contains("first leads");
        assertThat(second.log()).doesNotContain("second leads").doesNotContain("Created:");
        assertThat(stage.channels("handed-over")).hasSize(1);
        assertThat(stage.vendor().requests().of("getChannelList").size())
                .as("one walk each ten seconds, by one of the two")
                .isLessThan(6);
    }

    @Test
    @Order(2)
    void aLeaderThatIsAskedToEndHandsOverWithinSeconds() {
        first.terminate();
        first.awaitEnd(Duration.ofSeconds(10));
        assertThat(first.log()).contains("first handed the Lease back");
        holds("second", HANDOVER);
        converges("by-second");
    }

    @Test
    @Order(3)
    void aLeaderThatIsKilledIsFollowedWhenItsLeaseRunsOut() {
        third = stage.startOperator(elected("third"));
        second.kill();
        holds("third", EXPIRY);
        converges("by-third");
        assertThat(stage.vendor().requests().count("createChannel")).isEqualTo(1);
    }

    @Test
    @Order(4)
    void aLeaderWhoseLeaseIsTakenEndsAtOnce() {
        var fourth = stage.startOperator(elected("fourth"));
        stage.kubectl().run("delete", "lease", "onair");
        stage.kubectl().apply(leaseOf("somebody-else"));
        third.awaitEnd(HANDOVER);
        assertThat(third.log()).contains("the Lease is lost");
        assertThat(fourth.isAlive()).isTrue();
    }

    private static String leaseOf(String holder) {
        return """
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata:
                  name: onair
                spec:
                  holderIdentity: %s
                  leaseDurationSeconds: 15
                  acquireTime: "2099-01-01T00:00:00.000000Z"
                  renewTime: "2099-01-01T00:00:00.000000Z"
                  leaseTransitions: 0
                """.formatted(holder);
    }

    private static void holds(String name, Duration within) {
        eventually(
                within,
                () -> assertThat(stage.kubectl().field("lease/onair", HOLDER)).isEqualTo(name));
    }

    private static void converges(String channelName) {
        stage.kubectl()
                .run(
                        "patch",
                        "lch",
                        "handed-over",
                        "--type=merge",
                        "-p",
                        "{\"spec\":{\"channelName\":\"" + channelName + "\"}}");
        eventually(
                Duration.ofSeconds(15),
                () -> assertThat(stage.channels(channelName)).hasSize(1));
    }

    private static void eventually(Duration within, ThrowingRunnable assertion) {
        await().atMost(within).pollInterval(Duration.ofMillis(300)).untilAsserted(assertion);
    }
}
