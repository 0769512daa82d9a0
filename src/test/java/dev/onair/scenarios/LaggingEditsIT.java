package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.scenarios.Wire.Exchange;
import dev.onair.simulator.Temperament;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Edits at a vendor whose reads are ten seconds behind and whose lists are twenty. */
@SuppressWarnings("NullAway.Init")
class LaggingEditsIT {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration SHOWN = Duration.ofMinutes(2);
    /** What {@link #edited} gives the field, as it is on the wire. */
    private static final Pattern VALUE = Pattern.compile("\\bvalue-[a-z]+");

    private static Player player;

    @BeforeAll
    static void open() {
        player = new Player();
    }

    @AfterAll
    static void close() {
        player.close();
    }

    /** One that each kind can change without anybody's noticing. */
    private static String edited(Kind kind, String value) {
        var least = new Scenario(kind, "least").manifest("least.yaml");
        return switch (kind) {
            case LiveChannel, PullChannel -> least + "  channelName: " + value + "\n";
            case OttChannel -> least + "  name: " + value + "\n";
            // A source of one that runs is not changed without anybody's noticing.
            case Flow ->
                least.replace("spec:\n", "spec:\n  desiredState: Stopped\n") + "      description: " + value + "\n";
            default -> throw new IllegalArgumentException(kind + " has no such field");
        };
    }

    /** One write of the field. */
    private record Sent(Instant at, String call, String value) {
        static Stream<Sent> of(Exchange write) {
            return VALUE.matcher(write.request())
                    .results()
                    .map(match -> new Sent(write.at(), write.call(), match.group()));
        }
    }

    private static List<Sent> sent(Player.Play play) {
        return play.wire.writes().stream().flatMap(Sent::of).toList();
    }

    private static List<String> values(Player.Play play) {
        return sent(play).stream().map(Sent::value).toList();
    }

    private static Optional<String> reason(Player.Play play, Kind kind) {
        return play.condition(kind + "/news", Conditions.SYNCED).map(Condition::getReason);
    }

    /** Edits it one time after the other, each two seconds after the one before, and says when. */
    private static List<Instant> edit(Player.Play play, Kind kind, String... values) {
        var times = new ArrayList<Instant>();
        for (var value : values) {
            times.add(play.clock.instant());
            play.apply(edited(kind, value));
            play.pass(SECOND.multipliedBy(2));
        }
        return times;
    }

    private static void areSentAtOnce(List<Sent> sent, List<Instant> edits) {
        assertThat(sent).hasSameSizeAs(edits);
        for (int i = 0; i < edits.size(); i++) {
            assertThat(sent.get(i).at())
                    .as(sent.toString())
                    .isBetween(edits.get(i), edits.get(i).plus(SECOND));
        }
    }

    private static void endsInPeace(Player.Play play, Kind kind) {
        var writes = play.wire.writes();
        play.live(SHOWN);
        assertThat(play.wire.writes()).isEqualTo(writes);
        assertThat(reason(play, kind)).hasValue("InSync");
        assertThat(writes).noneMatch(write -> play.vendor.isInterruption(write.call()));
    }

    /** Nobody has seen the object so far: what was sent says what there is. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LiveChannel", "PullChannel", "OttChannel"})
    void ofWhatWasJustMadeAreSentInTheNextSecond(Kind kind) {
        try (var play = player.begin(new Scenario(kind, "least"), Temperament.LAGGING)) {
            play.callsTakeTime();
            play.begin();

            var edits = edit(play, kind, "value-a", "value-b", "value-c", "value-b");

            assertThat(values(play)).containsExactly("value-a", "value-b", "value-c", "value-b");
            areSentAtOnce(sent(play), edits);
            assertThat(reason(play, kind)).as("nobody has seen it").hasValue("Applying");
            endsInPeace(play, kind);
        }
    }

    /** An edit of a source sends all of it, and only the vendor knows what that is: it is not sent before that is shown. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"Flow"})
    void ofWhatOnlyTheVendorKnowsWaitUntilItIsShownAndMakeNoSecondOne(Kind kind) {
        try (var play = player.begin(new Scenario(kind, "least"), Temperament.LAGGING)) {
            play.callsTakeTime();
            play.begin();

            edit(play, kind, "value-a", "value-b", "value-c");
            play.live(SHOWN);

            assertThat(values(play)).containsExactly("value-a", "value-c");
            endsInPeace(play, kind);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LiveChannel", "PullChannel", "OttChannel", "Flow"})
    void afterAnotherEditAreSentInTheNextSecond(Kind kind) {
        try (var play = player.begin(new Scenario(kind, "least"), Temperament.LAGGING)) {
            play.callsTakeTime();
            edit(play, kind, "value-a");
            play.live(SHOWN);
            play.begin();

            var edits = edit(play, kind, "value-b", "value-c", "value-b");

            assertThat(values(play)).containsExactly("value-b", "value-c", "value-b");
            areSentAtOnce(sent(play), edits);
            play.live(SHOWN);
            endsInPeace(play, kind);
        }
    }

    /** The vendor still shows what there was before both edits, which is what the second one asks for. */
    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"LiveChannel", "PullChannel", "OttChannel", "Flow"})
    void backToWhatIsShownAreNotTakenForCarriedOut(Kind kind) {
        try (var play = player.begin(new Scenario(kind, "least"), Temperament.LAGGING)) {
            play.callsTakeTime();
            edit(play, kind, "value-a");
            play.live(SHOWN);
            play.begin();

            edit(play, kind, "value-b", "value-a");
            assertThat(reason(play, kind)).hasValue("Applying");
            play.live(SHOWN);

            assertThat(values(play)).containsExactly("value-b", "value-a");
            assertThat(play.events()).noneMatch(event -> event.getReason().equals("DriftCorrected"));
            endsInPeace(play, kind);
        }
    }
}
