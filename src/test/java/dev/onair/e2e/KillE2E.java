package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.onair.simulator.fault.StaleList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Kill -9 wherever it hurts: there is one channel at the vendor, every time. */
class KillE2E {
    private static final String ID = ".metadata.annotations.onair\\.dev/external-id";
    private static final List<String> TABLE = new ArrayList<>();

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    /** Where a create is interrupted. */
    private record Place(ApiServerProxy proxy, String channel) {}

    static Stream<Arguments> points() {
        return Stream.of(
                point(
                        "1. the write of the attempt has not reached the API server",
                        "attempt-unwritten",
                        place -> place.proxy()
                                .holding(request -> request.writesStatus(place.channel(), "\"attempt\":{"))),
                point(
                        "2. the attempt is written, its answer is lost, nothing was sent",
                        "attempt-written",
                        place -> place.proxy()
                                .withholdingTheAnswer(
                                        request -> request.writesStatus(place.channel(), "\"attempt\":{"))),
                point(
                        "3. createChannel took effect, its answer is lost",
                        "created",
                        place -> atVendor("createChannel")),
                point(
                        "4. the vendor has answered, the id has not reached the API server",
                        "unbound",
                        place -> place.proxy()
                                .holding(request -> request.patches(place.channel(), "onair.dev/external-id"))),
                point(
                        "5. the id is in the annotation, the status has not reached the API server",
                        "bound",
                        place -> place.proxy()
                                .holding(request -> request.writesStatus(place.channel(), "\"externalId\":\""))));
    }

    private static Arguments point(String what, String channel, Function<Place, Stop> where) {
        return arguments(what, channel, where);
    }

    private static Stop atVendor(String call) {
        var stop = new Stop();
        stage.vendor().faults().on(call).once(stop.afterEffect());
        return stop;
    }

    @BeforeAll
    static void account() {
        stage.kubectl().apply(Manifests.all(Manifests.credentials(stage.vendor()), Manifests.account(stage.vendor())));
    }

    @BeforeEach
    void healthyVendor() {
        stage.vendor().faults().clear();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("points")
    void anOperatorKilledInACreateLeavesOneChannel(String what, String channel, Function<Place, Stop> where)
            throws InterruptedException {
        killAt(channel, where);
        var before = stage.channels(channel).size();
        try (var again = stage.launchOperator()) {
            stage.kubectl().waitReady("lch/" + channel);
            table(what, channel, before);
            oneBoundChannel(channel);
            assertThat(again.isAlive()).isTrue();
        }
    }

    @Test
    void aListThatDoesNotYetShowTheChannelIsNotBelieved() throws InterruptedException {
        killAt("lagging", place -> atVendor("createChannel"));
        var before = stage.channels("lagging").size();
        stage.vendor()
                .faults()
                .on("getChannelList")
                .always(new StaleList(Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-4))));
        try (var again = stage.launchOperator()) {
            stage.kubectl().waitReady("lch/lagging");
            table("3b. as 3, and the vendor's list lags by 4 s", "lagging", before);
            oneBoundChannel("lagging");
            assertThat(again.isAlive()).isTrue();
        }
    }

    @Test
    void anOperatorKilledInADeletionDeletesOnce() throws InterruptedException {
        var kubectl = stage.kubectl();
        try (var first = stage.startOperator()) {
            kubectl.apply(Manifests.channel("deleted"));
            kubectl.waitReady("lch/deleted");
            var stop = atVendor("deleteChannel");
            kubectl.run("delete", "lch", "deleted", "--wait=false");
            stop.awaitReached();
            first.kill();
            stop.close();
        }
        assertThat(stage.channels("deleted")).isEmpty();
        assertThat(kubectl.exists("lch/deleted")).isTrue();
        gone("deleted", "6. deleteChannel took effect, its answer is lost");
    }

    @Test
    void aDeletionThatOnlyLacksTheFinalizersRemovalEnds() throws InterruptedException {
        var kubectl = stage.kubectl();
        try (var proxy = new ApiServerProxy();
                var first = stage.startOperator(OperatorProcess.environment(proxy.adminKubeconfig()))) {
            kubectl.apply(Manifests.channel("finalized"));
            kubectl.waitReady("lch/finalized");
            var stop = proxy.holding(request -> request.patches("finalized", "finalizers"));
            kubectl.run("delete", "lch", "finalized", "--wait=false");
            stop.awaitReached();
            first.kill();
        }
        gone("finalized", "7. the channel is deleted, the finalizer's removal has not reached the API server");
    }

    @Test
    void anOperatorThatHearsNothingMoreEndsByItself() {
        try (var proxy = new ApiServerProxy()) {
            proxy.garbling(request -> request.use()
                    .filter(use -> use.toString().endsWith("/livechannels watch"))
                    .isPresent());
            var deaf = stage.launchOperator(OperatorProcess.environment(proxy.adminKubeconfig()));
            deaf.awaitEnd(Duration.ofSeconds(100));
        }
    }

    private static void killAt(String channel, Function<Place, Stop> where) throws InterruptedException {
        try (var proxy = new ApiServerProxy()) {
            var stop = where.apply(new Place(proxy, channel));
            stage.kubectl().apply(Manifests.channel(channel));
            var operator = stage.launchOperator(OperatorProcess.environment(proxy.adminKubeconfig()));
            stop.awaitReached();
            operator.kill();
            stop.close();
        }
    }

    private static void gone(String channel, String what) {
        var pullId = stage.kubectl().field("lch/" + channel, ID);
        try (var again = stage.launchOperator()) {
            await().atMost(Duration.ofSeconds(100))
                    .until(() -> again.isAlive() && !stage.kubectl().exists("lch/" + channel));
        }
        var deletions = stage.vendor().requests().of("deleteChannel").stream()
                .filter(request -> request.parameters().toString().contains(pullId))
                .count();
        TABLE.add("%-82s  deleteChannel: %d; channels: %d"
                .formatted(what, deletions, stage.channels(channel).size()));
        assertThat(stage.channels(channel)).isEmpty();
    }

    private static void oneBoundChannel(String channel) {
        assertThat(stage.channels(channel)).hasSize(1);
        assertThat(created(channel)).isEqualTo(1);
        var pullId = stage.channels(channel).getFirst().pullId();
        assertThat(stage.kubectl().field("lch/" + channel, ID)).isEqualTo(pullId);
        assertThat(stage.kubectl().field("lch/" + channel, ".status.externalId"))
                .isEqualTo(pullId);
        assertThat(stage.kubectl().field("lch/" + channel, ".status.attempt")).isEmpty();
    }

    /** The createChannel calls for this name that the vendor let in. */
    private static long created(String channel) {
        return stage.vendor().requests().of("createChannel").stream()
                .filter(request -> channel.equals(request.parameters().get("channelName")))
                .count();
    }

    private static void table(String what, String channel, long before) {
        TABLE.add("%-82s  createChannel: %d before the kill, %d after; channels: %d"
                .formatted(
                        what,
                        before,
                        created(channel) - before,
                        stage.channels(channel).size()));
    }

    @AfterAll
    static void printTable() throws IOException {
        TABLE.sort(Comparator.naturalOrder());
        TABLE.forEach(System.out::println);
        Files.write(Path.of("target", "e2e-kill-table.txt"), TABLE);
    }
}
