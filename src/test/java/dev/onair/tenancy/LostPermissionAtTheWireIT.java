package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.Edits;
import dev.onair.simulator.fault.Down;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vendor sends a write back, and its namespace loses the account before it may be sent again. */
@Execution(ExecutionMode.CONCURRENT)
class LostPermissionAtTheWireIT {
    /** Nobody waits for its end. */
    private static final Duration CLOSED = Duration.ofSeconds(60);
    /** Long enough for most machines to take the permission away meanwhile; where it is not, the test shows less. */
    private static final Duration CLOSED_FOR_A_WHILE = Duration.ofSeconds(3);

    private static Down tooMany(int percent, Duration closed) {
        return new Down(percent, Optional.empty(), List.of(new Down.Answer(429, Optional.of(closed))));
    }

    private static void permit(Battleground ground, boolean permitted) {
        Edits.until(() -> ground.client().namespaces().withName("victim").edit(namespace -> {
            namespace
                    .getMetadata()
                    .setLabels(permitted ? Map.of("team", "yes", "leave", "yes") : Map.of("leave", "yes"));
            return namespace;
        }));
    }

    private static void awaitReason(Resource<GenericKubernetesResource> resource, String reason) {
        assertThat(comesTo(() -> condition(resource, "Synced", "reason").equals(reason)))
                .as("%s", status(resource))
                .isTrue();
    }

    private static void awaitCalls(Battleground ground, String call, int count) {
        assertThat(comesTo(() -> ground.calls().apply(call) == count)).isTrue();
    }

    /** One of each vendor, and one that is looked for before it is made; {@code LostPermissionIT} lets the namespace in again. */
    @ParameterizedTest
    @CsvSource({"Flow, createFlow", "OttChannel, createChannel", "PullChannel, createPullChannel"})
    void whatIsNewIsNotMadeAndNoMarkOfItStays(String kind, String create) {
        try (var ground = Battleground.of(kind)) {
            var before = ground.atTheVendor().get();
            ground.faults().on(create).once(tooMany(100, CLOSED));
            var waiting = ground.create("victim", "waiting", Map.of(), Map.of());
            awaitCalls(ground, create, 1);

            permit(ground, false);

            awaitReason(waiting, "AccountNotAllowed");
            assertThat(status(waiting).has("attempt")).isFalse();
            assertThat(ground.calls().apply(create)).isEqualTo(1);
            assertThat(ground.atTheVendor().get().keySet()).isEqualTo(before.keySet());
        }
    }

    /** The stop is sent, and the start waits, or an output is deleted and made anew: nobody else would bring it back. */
    @ParameterizedTest
    @CsvSource({
        "Flow, updateFlowStatusStart, 100, active=true",
        "Flow, createFlowOutput, 100, srt-listener\",\"name\":\"partner",
        "OttChannel, updateChannelState, 50, on=true"
    })
    void whatAnEditHasTakenOffAirIsBackAtItsEnd(String kind, String start, int percent, String back) {
        try (var ground = Battleground.of(kind)) {
            var onAir = ground.create("victim", "news", Map.of(), Map.of());
            ground.awaitReady(onAir);
            // A flow is started when it is made.
            var before = ground.calls().apply(start);
            // Every second one of both the stop and the start, where one call does both.
            ground.faults().on(start).times(100 / percent, tooMany(percent, CLOSED_FOR_A_WHILE));
            patch(onAir, Map.of("spec", edited(start)));
            awaitCalls(ground, start, before + 100 / percent);

            permit(ground, false);
            patch(onAir, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "edited meanwhile"))));

            awaitCalls(ground, start, before + 100 / percent + 1);
            awaitReason(onAir, "AccountNotAllowed");
            assertThat(ground.atTheVendor().get().values()).allMatch(object -> object.contains(back));
            assertThat(ground.calls().apply(start)).isEqualTo(before + 100 / percent + 1);
        }
    }

    private static Map<String, ?> edited(String call) {
        return switch (call) {
            case "updateFlowStatusStart" ->
                spec("sources", Map.of("name", "studio", "protocol", "srt-listener", "minLatencyMs", 500));
            case "createFlowOutput" -> spec("outputs", Map.of("name", "partner", "protocol", "srt-listener"));
            default ->
                Map.of(
                        "allowInterruption",
                        true,
                        "input",
                        Map.of("protocol", "RTMP_PUSH", "sources", List.of(Map.of("bitrateBps", 3_000_000))));
        };
    }

    private static Map<String, ?> spec(String list, Map<String, ?> only) {
        return Map.of("allowInterruption", true, list, List.of(only));
    }
}
