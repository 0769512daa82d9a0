package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.crd.RollbackPartner;
import dev.onair.simulator.RequestLog;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What only the newest bounds allow: read by the rollback partner, and by the newest version under the partner's definitions
 * (docs/versions.md).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WiderBoundsE2E {
    private static final Path NEWEST = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Path CRDS = Path.of("crds");
    private static final Duration CONVERGED = Duration.ofMinutes(1);
    private static final Duration END = Duration.ofSeconds(20);
    private static final String LONG_NAME = "n".repeat(60);
    private static final Pattern READS = Pattern.compile("(get|list|show|statistic|createToken).*|.*(Query|LiveState)");

    /** Each is refused by the partner's definitions. */
    private static final List<String> BEYOND = List.of("lch/long", "fwd/with-user", "flow/patient", "ott/without-urls");

    private static final String REASON = ".status.conditions[?(@.type==\"Synced\")].reason";
    private static final String BESIDE = "lch/beside";

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    private static final HuaweiSimulator huawei =
            HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(6_000));
    private static Path partner = NEWEST;
    private Optional<OperatorProcess> running = Optional.empty();

    @BeforeAll
    static void buildThePartner() {
        partner = RollbackPartner.built();
        var tenancy = new Tenancy(stage.kubectl(), stage.kubectl(), "wider");
        tenancy.accounts(stage.vendor(), huawei, "{from: Same}", "{percent: 100, settle: 1s}");
        // The generation whose channels may have long names.
        stage.kubectl().run("patch", "cdnacct", "default", "--type=merge", "-p", "{\"spec\":{\"signing\":\"CNC\"}}");
    }

    @AfterAll
    static void theNewestDefinitions() {
        install(CRDS);
        huawei.close();
    }

    private static void install(Path folder) {
        stage.kubectl().run("apply", "--server-side", "--force-conflicts", "-k", folder.toString());
    }

    private static String beyond() {
        return Manifests.all(Manifests.channel("long", "channelName: " + LONG_NAME), """
                apiVersion: cdnetworks.onair.dev/v1alpha1
                kind: ForwardTask
                metadata: {name: with-user}
                spec:
                  channelRef: {name: long}
                  destinationUrl: rtmp://user:pass@push_1.example.com:1935/live/key
                """, """
                apiVersion: huawei.onair.dev/v1alpha1
                kind: Flow
                metadata: {name: patient}
                spec:
                  region: ap-southeast-1
                  sources: [{name: van, protocol: srt-listener, minLatencyMs: 20000}]
                """, """
                apiVersion: huawei.onair.dev/v1alpha1
                kind: OttChannel
                metadata: {name: without-urls}
                spec:
                  domain: push.testott.hls.com
                  appName: ott
                  input:
                    protocol: SRT_PULL
                    sources:
                    - url: srt://192.0.2.1:9000
                      bitrateBps: 2000000
                      latencyMs: 20000
                  endpoints:
                    hls: [{segmentDuration: 2s, playlistWindow: 4s}]
                """);
    }

    /** The calls that changed something, with how often each was sent. */
    private static Map<String, Integer> writes() {
        var writes = new TreeMap<String, Integer>();
        Stream.of(stage.vendor().requests(), huawei.requests())
                .map(RequestLog::counts)
                .forEach(counts -> counts.forEach((call, count) -> {
                    if (!READS.matcher(call).matches()) writes.merge(call, count, Integer::sum);
                }));
        return writes;
    }

    private static void look(List<String> names, String token) {
        names.forEach(name -> stage.kubectl().run("annotate", "--overwrite", name, "onair.dev/sync-at=" + token));
        names.forEach(name -> eventually(() -> assertThat(stage.kubectl().field(name, ".status.lastHandledSyncAt"))
                .isEqualTo(token)));
        stage.kubectl().waitReady(names.toArray(String[]::new));
    }

    private static void awaitReason(String name, String reason) {
        eventually(() -> assertThat(stage.kubectl().field(name, REASON)).isEqualTo(reason));
    }

    /** What is beside them goes on, and is all that is written. */
    private static void renameBeside(String name) {
        var before = writes();
        stage.kubectl().run("patch", BESIDE, "--type=merge", "-p", "{\"spec\":{\"channelName\":\"" + name + "\"}}");
        eventually(() -> assertThat(stage.channels(name)).hasSize(1));
        stage.kubectl().waitReady(BESIDE);
        before.merge("channelEdit", 1, Integer::sum);
        assertThat(writes()).isEqualTo(before);
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(CONVERGED).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            try {
                assertion.run();
            } catch (AssertionError failed) {
                throw new AssertionError(
                        failed.getMessage() + "\n" + stage.kubectl().tryRun("", "get", "onair", "-o", "wide"));
            }
        });
    }

    private static void assertNothingIsLost() {
        assertThat(stage.kubectl().run("get", "events", "-o", "jsonpath={.items[*].reason}"))
                .doesNotContain("Lost")
                .doesNotContain("DriftCorrected")
                .doesNotContain("Conflict");
    }

    @Test
    @Order(1)
    void theRollbackPartnerSendsNothing() {
        install(CRDS);
        running = Optional.of(stage.startOperator());
        stage.kubectl().apply(Manifests.all(beyond(), Manifests.channel("beside")));
        stage.kubectl()
                .waitReady(Stream.concat(BEYOND.stream(), Stream.of(BESIDE)).toArray(String[]::new));
        assertThat(stage.channels(LONG_NAME)).hasSize(1);
        end();
        var made = writes();

        running = Optional.of(stage.startOperator(partner.resolve(NEWEST)));
        look(List.of("lch/long", "flow/patient"), "partner");
        // What a bound of its own code refuses stays at the vendor.
        awaitReason("fwd/with-user", "InvalidSpec");
        // It takes a package without a url for another one than that which the vendor shows with one.
        awaitReason("ott/without-urls", "OnAir");

        assertThat(writes()).isEqualTo(made);
        renameBeside("under the partner");
        assertNothingIsLost();
    }

    @Test
    @Order(2)
    void theNewestLooksAfterItUnderThePartnersDefinitions() {
        install(partner.resolve("crds"));
        assertThat(refusedNow()).hasSameSizeAs(BEYOND);
        var made = writes();

        running = Optional.of(stage.startOperator());
        look(BEYOND, "older");

        assertThat(writes()).isEqualTo(made);
        renameBeside("under older definitions");
        assertNothingIsLost();
        stage.kubectl().run("delete", "fwd/with-user", "--timeout=60s");
        stage.kubectl().run("delete", "lch/long", "--timeout=60s");
        assertThat(stage.channels(LONG_NAME)).isEmpty();
    }

    /** What the definitions that are installed say of each as a new object; none may be one that they allow. */
    private static List<String> refusedNow() {
        return Stream.of(beyond().split("(?m)^---$"))
                .map(manifest -> stage.kubectl()
                        .refused(
                                manifest.replaceFirst("(name: [a-z-]+)", "$1-again"),
                                "create",
                                "--dry-run=server",
                                "-f",
                                "-"))
                .toList();
    }

    @AfterEach
    void end() {
        running.ifPresent(operator -> {
            assertThat(operator.isAlive()).isTrue();
            operator.terminate();
            operator.awaitEnd(END);
        });
        running = Optional.empty();
    }
}
