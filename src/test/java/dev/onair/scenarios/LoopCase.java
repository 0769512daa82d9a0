package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.engine.Conditions;
import dev.onair.scenarios.Scenario.Step;
import dev.onair.simulator.Json;
import dev.onair.simulator.Temperament;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A vendor, and a manifest at it, by which writes once were repeated without end: what an hour of it costs. */
enum LoopCase {
    L1(Kind.OttChannel, "../huawei/cases/ott-filled-in-zeros.yaml", Temperament.LENIENT, Temperament.FILLS_IN),
    L2(Kind.OttChannel, "../huawei/cases/ott-filled-in-policy.yaml", Temperament.LENIENT, Temperament.FILLS_IN),
    L3(Kind.Flow, "../huawei/cases/flow-detail-without-latency.yaml", Temperament.FORGETFUL),
    L4_RECORDING(Kind.LiveChannel, "live2vod-never-shown.yaml", Temperament.FORGETFUL),
    L4_SOURCE(Kind.PullChannel, "source-never-shown.yaml", Temperament.FORGETFUL),
    L5(Kind.LiveChannel, "channel.yaml", Temperament.LAGGING) {
        @Override
        Optional<String> edited() {
            return Optional.of(EDITED);
        }
    },
    L5A(Kind.Flow, "flow-with-output.yaml", Temperament.LAGGING),
    L6(Kind.LiveChannel, "channel.yaml") {
        @Override
        Optional<JsonNode> fault() {
            return Optional.of(Json.object()
                    .put("fault", "code")
                    .put("call", "channelEdit")
                    .put("code", "1217")
                    .put("message", "the channel does not exist"));
        }

        @Override
        Optional<String> edited() {
            return Optional.of(EDITED);
        }
    },
    L7(Kind.LiveChannel, "channel.yaml") {
        @Override
        Optional<JsonNode> fault() {
            return Optional.of(Json.object().put("fault", "status").put("status", 503));
        }

        @Override
        Optional<String> edited() {
            return Optional.of(EDITED);
        }
    };

    private static final Path FILES = Path.of("src/test/resources/loops");
    private static final String EDITED = "channel-edited.yaml";
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MADE = Duration.ofMinutes(3);

    private final Kind kind;
    private final String manifest;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<Temperament> temperaments;

    LoopCase(Kind kind, String manifest, Temperament... temperaments) {
        this.kind = kind;
        this.manifest = manifest;
        this.temperaments = List.of(temperaments);
    }

    /** What goes wrong from the beginning of the hour on. */
    Optional<JsonNode> fault() {
        return Optional.empty();
    }

    /** The manifest that is applied at the beginning of the hour; else that is the first one. */
    Optional<String> edited() {
        return Optional.empty();
    }

    /**
     * What an hour came to.
     *
     * @param writes that were sent, whatever was answered
     * @param told the reason of Synced at its end
     */
    record Figures(int writes, String told) {}

    /** As the table names it: L4 recording, L5a. */
    @Override
    public String toString() {
        return "L" + name().substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    Figures play(Player player) {
        try (var play = player.begin(new Scenario(kind, "least"), temperaments.toArray(Temperament[]::new))) {
            if (edited().isPresent()) {
                play.apply(Scenario.read(FILES.resolve(manifest)));
                play.live(MADE);
            }
            fault().ifPresent(fault -> play.take(new Step.Vendor("POST /faults", fault)));
            play.begin();
            play.apply(Scenario.read(FILES.resolve(edited().orElse(manifest))));
            play.live(HOUR);
            var told = play.condition(play.resources().getFirst(), Conditions.SYNCED)
                    .orElseThrow(() -> new AssertionError("nothing is told"));
            return new Figures(play.wire.writes().size(), told.getReason());
        }
    }
}
