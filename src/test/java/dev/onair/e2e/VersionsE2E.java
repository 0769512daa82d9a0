package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.crd.RollbackPartner;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.huawei.HuaweiSimulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** This version and the rollback partner (docs/versions.md) on one cluster, one after the other, with each other's CRDs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VersionsE2E {
    private static final Path NEWEST = Path.of("target", "quarkus-app", "quarkus-run.jar");
    private static final Duration CONVERGED = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(20);
    private static final int WAVE = 20;
    private static final String SCHEMA = "/spec/versions/0/schema/openAPIV3Schema/properties";

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    /** Of those that have all kinds of both vendors; nothing is on air there. */
    private static final CdnetworksSimulator cdnetworks =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(6_000));

    private static final HuaweiSimulator huawei =
            HuaweiSimulator.start(HuaweiSimulator.Options.defaults().withRequestsPerMinute(6_000));

    private static Path partner = NEWEST;

    @BeforeAll
    static void buildThePartner() {
        partner = RollbackPartner.built();
        stage.kubectl().apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
    }

    @AfterAll
    static void theNewestDefinitions() {
        install(Path.of("crds"));
        cdnetworks.close();
        huawei.close();
    }

    private static void install(Path folder) {
        stage.kubectl().run("apply", "--server-side", "--force-conflicts", "-k", folder.toString());
    }

    private static Path partnerJar() {
        return partner.resolve(NEWEST);
    }

    /** Names of the channels of a wave. */
    private static List<String> wave(String name, int count) {
        return IntStream.range(0, count).mapToObj(index -> name + "-" + index).toList();
    }

    private static void apply(List<String> names, String suffix) {
        stage.kubectl()
                .apply(names.stream()
                        .map(name -> Manifests.channel(name, "channelName: " + name + suffix))
                        .collect(Collectors.joining("---\n")));
    }

    private static void awaitNames(List<String> names) {
        await().atMost(CONVERGED)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(stage.vendor().channels().all().stream()
                                .map(channel -> channel.settings().channelName())
                                .toList())
                        .containsAll(names));
    }

    private static void awaitReady(List<String> names) {
        stage.kubectl().waitReady(names.stream().map(name -> "lch/" + name).toArray(String[]::new));
    }

    /** As a Deployment does it: the one ends, the other starts. */
    private static OperatorProcess swap(OperatorProcess running, Path jar) {
        running.terminate();
        running.awaitEnd(END);
        return stage.startOperator(jar);
    }

    private static List<LoggedRequest> succeeded(String call) {
        return stage.vendor().requests().of(call).stream()
                .filter(request -> request.code().filter(code -> code == 0).isPresent() || request.httpStatus() == 200)
                .toList();
    }

    @Test
    @Order(1)
    void anUpgradeARollbackAndAnotherUpgradeUnderLoadRepeatNoCallAndLoseNothing() {
        var first = wave("first", WAVE);
        var second = wave("second", WAVE);
        var third = wave("third", WAVE);

        var running = stage.startOperator(partnerJar());
        apply(first, "");
        running = swap(running, NEWEST);
        apply(first, "-b");
        apply(second, "");
        var made = withAllKinds("newest");
        running = swap(running, partnerJar());
        apply(second, "-b");
        apply(third, "");
        var madeByThePartner = withAllKinds("partner");
        running = swap(running, NEWEST);
        apply(third, "-b");

        var all = Stream.of(first, second, third).flatMap(List::stream).toList();
        awaitNames(all.stream().map(name -> name + "-b").toList());
        awaitReady(all);
        made.awaitReady();
        madeByThePartner.awaitReady();
        assertThat(running.isAlive()).isTrue();
        assertThat(stage.vendor().channels().all()).as("no second channel").hasSize(3 * WAVE);
        assertThat(stage.vendor().requests().count("createChannel"))
                .as("one create each")
                .isEqualTo(3 * WAVE);
        assertThat(succeeded("channelEdit"))
                .as("no edit was sent twice")
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(3 * WAVE)
                .extracting(request -> request.ids().toString())
                .doesNotHaveDuplicates();
        for (var namespace : List.of(stage.kubectl(), made.tenant(), madeByThePartner.tenant())) {
            assertThat(namespace.run("get", "events", "-o", "jsonpath={.items[*].reason}"))
                    .doesNotContain("Lost")
                    .doesNotContain("Conflict");
        }
        assertThat(atTheVendors()).as("no second object of any kind").isEqualTo(declared(made, madeByThePartner));
        running.terminate();
        running.awaitEnd(END);
    }

    private static Tenancy withAllKinds(String id) {
        var namespace = E2eCluster.kubectl(stage.anotherNamespace());
        var tenancy = new Tenancy(namespace, namespace, id);
        tenancy.accounts(cdnetworks, huawei, "{from: Same}", "{percent: 100}");
        tenancy.allKinds();
        return tenancy;
    }

    /** How many there are of each kind that is made by a create. */
    private static Map<String, Integer> atTheVendors() {
        return Map.of(
                "lch,pch", cdnetworks.channels().all().size(),
                "rec", cdnetworks.services().recordings().shelf().all().size(),
                "fwd", cdnetworks.services().forwards().shelf().all().size(),
                "ott", huawei.channels().all().size(),
                "flows.huawei.onair.dev", huawei.flows().all().size());
    }

    private static Map<String, Integer> declared(Tenancy... tenancies) {
        return atTheVendors().keySet().stream()
                .collect(Collectors.toMap(
                        kinds -> kinds,
                        kinds -> Stream.of(tenancies)
                                .mapToInt(tenancy -> (int) tenancy.tenant()
                                        .run("get", kinds, "-o", "name")
                                        .lines()
                                        .count())
                                .sum()));
    }

    @Test
    @Order(2)
    void theNewestWithTheOlderDefinitionsIsAtRestWhenNothingChanges() {
        install(partner.resolve("crds"));
        var running = stage.startOperator(NEWEST);
        var names = wave("older", 5);
        apply(names, "");
        awaitReady(names);
        apply(names, "-b");
        awaitNames(names.stream().map(name -> name + "-b").toList());
        awaitReady(names);
        walks(2);
        var before = versions();

        walks(3);

        assertThat(versions()).isEqualTo(before);
        assertThat(stage.vendor().requests().count("createChannel")).isEqualTo(3 * WAVE + 5);
        assertThat(running.isAlive()).isTrue();
        running.terminate();
        running.awaitEnd(END);
    }

    /** Older than any rollback partner: the API server drops the seals from each status, and an annotation carries them. */
    @Test
    @Order(3)
    void definitionsWithoutBindingsLoseNothing() {
        install(partner.resolve("crds"));
        var status = SCHEMA + "/status/properties";
        patchDefinition("[{\"op\":\"remove\",\"path\":\"" + status + "/binding\"}," + "{\"op\":\"remove\",\"path\":\""
                + status + "/attempt/properties/seal\"}]");
        var names = wave("unbound", 3);
        var creates = stage.vendor().requests().count("createChannel");
        var running = stage.startOperator(NEWEST);
        apply(names, "");
        awaitNames(names);
        awaitReady(names);
        assertThat(bindings(names)).allMatch(String::isEmpty);

        running = swap(running, NEWEST);
        stage.kubectl().run("delete", "lch/" + names.getFirst(), "--timeout=60s");
        assertThat(stage.channels(names.getFirst())).isEmpty();
        var left = names.subList(1, names.size());
        apply(left, "-c");
        awaitNames(left.stream().map(name -> name + "-c").toList());
        install(Path.of("crds"));
        apply(left, "-d");

        awaitNames(left.stream().map(name -> name + "-d").toList());
        awaitReady(left);
        assertThat(bindings(left)).noneMatch(String::isEmpty);
        assertThat(stage.vendor().requests().count("createChannel")).isEqualTo(creates + 3);
        running.terminate();
        running.awaitEnd(END);
    }

    private static void patchDefinition(String patch) {
        stage.kubectl().run("patch", "crd", "livechannels.cdnetworks.onair.dev", "--type=json", "-p", patch);
    }

    private static List<String> bindings(List<String> names) {
        return names.stream()
                .map(name -> stage.kubectl().field("lch/" + name, ".status.binding.id"))
                .toList();
    }

    private static String versions() {
        return stage.kubectl().run("get", "lch", "-o", "jsonpath={.items[*].metadata.resourceVersion}");
    }

    private static void walks(int count) {
        var until = stage.vendor().requests().count("getChannelList") + 2L * count;
        await().atMost(CONVERGED).until(() -> stage.vendor().requests().count("getChannelList") >= until);
    }

    @Test
    @Order(4)
    void anObjectOfANewerDefinitionHurtsItselfAlone() {
        install(Path.of("crds"));
        var schema = SCHEMA + "/spec/properties";
        patchDefinition("[{\"op\":\"add\",\"path\":\"" + schema + "/deletionPolicy/enum/-\",\"value\":\"Orphan\"},"
                + "{\"op\":\"add\",\"path\":\"" + schema
                + "/newField\",\"value\":{\"type\":\"string\",\"maxLength\":10}}]");
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptionsMatching(error -> true)
                .untilAsserted(() ->
                        stage.kubectl().apply(Manifests.channel("newer", "deletionPolicy: Orphan", "newField: x")));
        var running = stage.startOperator(NEWEST);

        await().atMost(CONVERGED)
                .untilAsserted(() -> assertThat(stage.kubectl()
                                .field("lch/newer", ".status.conditions[?(@.type==\"Stalled\")].message"))
                        .contains("spec.deletionPolicy is \"Orphan\""));
        apply(List.of("beside"), "");
        awaitReady(List.of("beside"));
        assertThat(stage.kubectl().field("lch/newer", ".spec.newField")).isEqualTo("x");
        assertThat(stage.channels("newer")).isEmpty();
        stage.kubectl().run("delete", "lch/newer", "--timeout=30s");
        assertThat(running.isAlive()).isTrue();
    }
}
