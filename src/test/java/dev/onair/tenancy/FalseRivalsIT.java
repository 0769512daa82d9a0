package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.patchStatus;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A GitOps tool creates the new one and prunes the old one, of every kind of which the vendor gives something but once; beside
 * another tenant that says without right, by what it may write itself, that it waits for that or that it has it. No time passes.
 */
@Execution(ExecutionMode.CONCURRENT)
class FalseRivalsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 3;
    private static final Map<String, String> PAUSED = Map.of("onair.dev/paused", "true");
    private static final Map<String, Object> WAITS = Map.of(
            "observedGeneration",
            1,
            "refused",
            Map.of(
                    "call", "create",
                    "at", "2026-01-01T00:00:00Z",
                    "requestHash", "0",
                    "message", "it exists",
                    "kind", "Taken"));

    /** What of the manifest is about what the vendor gives but once; of the old one and of the new one. */
    private static Map<String, ?> contested(String kind, boolean isOld) {
        return spec(
                switch (kind) {
                    case "Flow" -> "{\"name\": \"stadium\"}";
                    case "OttChannel" -> """
                            {"endpoints": {"hls": [{"url": "pull.testott.hls.com/ott/stadium/index.m3u8",
                                                    "segmentDuration": "4s"}]}}""";
                    case "LiveChannel" -> "{\"whiteboard\": {\"enabled\": true, \"id\": \"stadium\"}}";
                    default ->
                        isOld
                                ? source("rtmp://origin.example.net/live/1", "RTMP")
                                : source("http://origin.example.net/live/2.flv", "HDL");
                });
    }

    private static String source(String url, String protocol) {
        return "{\"source\": {\"url\": \"" + url + "\", \"protocol\": \"" + protocol + "\"}}";
    }

    /** What the vendor gives but once too; a board that a channel has cannot be exchanged for another one. */
    private static Map<String, ?> own(String kind, int number) {
        return kind.equals("LiveChannel")
                ? Map.of("whiteboard", Map.of("enabled", true, "id", "board-" + number))
                : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, ?> spec(String text) {
        return JSON.convertValue(Serialization.unmarshal(text, Object.class), Map.class);
    }

    /** Says that the object that the resource has is what others want: in its manifest, or where the vendor's answers are kept. */
    private static void sayItHasIt(String kind, Resource<GenericKubernetesResource> resource) {
        switch (kind) {
            case "OttChannel" ->
                patchStatus(
                        resource, spec("{\"packages\": [{\"url\": \"pull.testott.hls.com/ott/stadium/index.m3u8\"}]}"));
            case "PullChannel" ->
                patchStatus(
                        resource, spec("{\"origin\": {\"domain\": \"origin.example.net\", \"protocol\": \"RTMP\"}}"));
            default -> patch(resource, Map.of("spec", contested(kind, true)));
        }
    }

    private static Resource<GenericKubernetesResource> old(Battleground ground) {
        var old = ground.create("victim", "old", Map.of(), contested(ground.kind(), true));
        ground.awaitReady(old);
        return old;
    }

    private static void awaitYounger() {
        var now = Instant.now().getEpochSecond();
        assertThat(comesTo(() -> Instant.now().getEpochSecond() > now)).isTrue();
    }

    /** The new one is made as soon as the old one is pruned. */
    private static void replace(Battleground ground, Resource<GenericKubernetesResource> old, Runnable meanwhile) {
        awaitYounger();
        var next = ground.create("victim", "new", Map.of(), contested(ground.kind(), false));
        assertThat(comesTo(() -> condition(next, "Synced", "reason").equals("Conflict")))
                .as("%s", status(next))
                .isTrue();
        meanwhile.run();

        old.delete();

        ground.awaitReady(next);
    }

    @ParameterizedTest
    @CsvSource({
        "Flow, paused",
        "Flow, planned",
        "OttChannel, paused",
        "OttChannel, planned",
        "LiveChannel, paused",
        "LiveChannel, planned",
        "PullChannel, paused",
        "PullChannel, planned"
    })
    void whoSaysThatItWaitsAndDoesNotAskHoldsUpNoOtherTenant(String kind, String how) {
        try (var ground = Battleground.of(kind)) {
            var forgers = forgers(ground, how);
            var old = old(ground);

            replace(ground, old, () -> forgers.forEach(forger -> patchStatus(forger, WAITS)));
        }
    }

    private static List<Resource<GenericKubernetesResource>> forgers(Battleground ground, String how) {
        var isPaused = how.equals("paused");
        var spec = new HashMap<String, Object>(contested(ground.kind(), false));
        spec.put("managementPolicy", isPaused ? "Full" : "Plan");
        return IntStream.range(0, MANY)
                .mapToObj(number -> ground.create("mate", "waits-" + number, isPaused ? PAUSED : Map.of(), spec))
                .toList();
    }

    /** The vendor has refused it in truth; when, its status may say as it likes. */
    @ParameterizedTest
    @CsvSource({"Flow", "OttChannel", "LiveChannel", "PullChannel"})
    void whoSaysThatItWasRefusedInAnotherCenturyHoldsUpNoOtherTenant(String kind) {
        try (var ground = Battleground.of(kind)) {
            var old = old(ground);
            var asleep = ground.create("mate", "asleep", Map.of(), contested(kind, false));
            assertThat(comesTo(() -> condition(asleep, "Synced", "reason").equals("Conflict")))
                    .as("%s", status(asleep))
                    .isTrue();

            replace(
                    ground,
                    old,
                    () -> patchStatus(asleep, Map.of("refused", Map.of("held", false, "at", "2999-01-01T00:00:00Z"))));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Flow, true",
        "Flow, false",
        "OttChannel, true",
        "OttChannel, false",
        "LiveChannel, true",
        "LiveChannel, false",
        "PullChannel, true",
        "PullChannel, false"
    })
    void whoSaysThatItHasItHoldsUpNoOtherTenant(String kind, boolean isPaused) {
        try (var ground = Battleground.of(kind)) {
            var old = old(ground);
            var forgers = IntStream.range(0, MANY)
                    .mapToObj(number -> ground.create("mate", "has-" + number, Map.of(), own(kind, number)))
                    .toList();
            forgers.forEach(ground::awaitReady);
            if (isPaused) {
                forgers.forEach(forger -> patch(forger, Map.of("metadata", Map.of("annotations", PAUSED))));
            }
            forgers.forEach(forger -> sayItHasIt(kind, forger));

            replace(ground, old, () -> {});
        }
    }

    /** Whoever may write a status says that it has it, and then that it has it no more, as often as it likes. */
    @ParameterizedTest
    @CsvSource({
        "Flow, createFlow",
        "OttChannel, createChannel",
        "LiveChannel, createChannel",
        "PullChannel, createPullChannel"
    })
    void whoSaysThatItHasWhatItWasNeverBoundToMakesNobodyAskWhenItGoes(String kind, String create) {
        try (var ground = Battleground.of(kind)) {
            old(ground);
            var next = ground.create("victim", "new", Map.of(), contested(kind, false));
            assertThat(comesTo(() -> condition(next, "Synced", "reason").equals("Conflict")))
                    .as("%s", status(next))
                    .isTrue();
            var asked = ground.calls().apply(create);

            for (int number = 0; number < MANY; number++) {
                var forger = ground.create("stranger", "forger-" + number, Map.of(), contested(kind, true));
                assertThat(comesTo(() -> condition(forger, "Synced", "reason").equals("AccountNotAllowed")))
                        .as("%s", status(forger))
                        .isTrue();
                patchStatus(forger, Map.of("externalId", "never-had"));
                sayItHasIt(kind, forger);
                forger.delete();
                assertThat(comesTo(() -> forger.get() == null)).isTrue();
            }

            assertThat(ground.calls().apply(create)).isEqualTo(asked);
            // Whoever asks by hand is let, a second later where a pass was under way.
            patch(next, Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", "asked by a person"))));
            assertThat(comesTo(() -> ground.calls().apply(create) == asked + 1))
                    .as("%s", status(next))
                    .isTrue();
        }
    }
}
