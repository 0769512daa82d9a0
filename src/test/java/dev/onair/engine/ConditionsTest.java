package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
    private static final Instant EARLIER = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00.9Z");
    private static final long GENERATION = 3;

    private static final Map<String, Standing> STANDINGS = Map.ofEntries(
            Map.entry("InSync", new Standing.InSync()),
            Map.entry("Applied", new Standing.Applied("createChannel")),
            Map.entry("Begun", new Standing.Begun("Creating", "begins")),
            Map.entry("Paused", new Standing.Paused()),
            Map.entry("Held", new Standing.Held("OnAir", "held")),
            Map.entry("Differs", new Standing.Differs("Drifted", "differs")),
            Map.entry("NotConverging", new Standing.NotConverging("shown otherwise", true)),
            Map.entry("NotConverging, of no use", new Standing.NotConverging("never there", false)),
            Map.entry("Waiting", new Standing.Waiting("Queued", "57 calls wait")),
            Map.entry("Blocked", new Standing.Blocked("DependencyNotReady", "no Secret")),
            Map.entry("Unavailable 1", new Standing.Unavailable("VendorUnavailable", "HTTP 502", 1)),
            Map.entry("Unavailable 2", new Standing.Unavailable("VendorUnavailable", "HTTP 502", 2)),
            Map.entry("Unavailable 3", new Standing.Unavailable("VendorUnavailable", "HTTP 502", 3)),
            Map.entry("Uncertain", new Standing.Uncertain("lost")),
            Map.entry("Refused", new Standing.Refused("VendorRejected", "no")),
            Map.entry("Missing", new Standing.Missing("gone")),
            Map.entry("Deleting", new Standing.Deleting("InUse", "used")));

    private static List<Condition> before(String kind) {
        return switch (kind) {
            case "nothing" -> List.of();
            case "in sync" -> Conditions.of(new Standing.InSync(), List.of(), GENERATION, EARLIER);
            case "in sync before the edit" -> Conditions.of(new Standing.InSync(), List.of(), GENERATION - 1, EARLIER);
            case "refused" -> Conditions.of(new Standing.Refused("X", "y"), List.of(), GENERATION, EARLIER);
            default -> throw new IllegalArgumentException(kind);
        };
    }

    @ParameterizedTest(name = "{0}: {2} after {1} is {3}")
    @CsvSource(delimiter = '|', textBlock = """
            seen as declared                                | nothing                 | InSync        | True True False False          | InSync
            seen as declared, after a refusal               | refused                 | InSync        | True True False False          | InSync
            the vendor said yes, and is not believed yet    | nothing                 | Applied       | False Unknown True False       | Applying
            an edit is not usable before it was seen        | in sync                 | Applied       | False Unknown True False       | Applying
            a first look                                    | nothing                 | Begun         | False Unknown True False       | Creating
            a pause says nothing about a new resource       | nothing                 | Paused        | Unknown Unknown False True     | Paused
            a pause does not make a channel unusable        | in sync                 | Paused        | True Unknown False False       | Paused
            a pause after an edit says nothing about it     | in sync before the edit | Paused        | Unknown Unknown False True     | Paused
            what waits for a person is not as declared      | in sync                 | Held          | False False True False         | OnAir
            what differs by policy is not as declared       | in sync                 | Differs       | False False False True         | Drifted
            a missing Secret breaks no channel              | in sync                 | Blocked       | True False True False          | DependencyNotReady
            a missing Secret of a new resource              | nothing                 | Blocked       | Unknown False True False       | DependencyNotReady
            one failed read is no news                      | in sync                 | Unavailable 1 | True True True False           | VendorUnavailable
            two failed reads are no news                    | in sync                 | Unavailable 2 | True True True False           | VendorUnavailable
            the third failure in a row is                   | in sync                 | Unavailable 3 | True False True False          | VendorUnavailable
            a failure before anything was known             | nothing                 | Unavailable 1 | Unknown Unknown True False     | VendorUnavailable
            a failure after an edit                         | in sync before the edit | Unavailable 1 | Unknown Unknown True False     | VendorUnavailable
            a failed read does not lift a refusal           | refused                 | Unavailable 1 | False False False True         | X
            the third failure is what a person should know  | refused                 | Unavailable 3 | False False True False         | VendorUnavailable
            what is missing is the reason after a refusal   | refused                 | Blocked       | False False True False         | DependencyNotReady
            a lost answer leaves everything open            | in sync                 | Uncertain     | Unknown Unknown True False     | OutcomeUnknown
            a refusal stalls                                | in sync                 | Refused       | False False False True         | VendorRejected
            a wait says nothing about what was ready        | in sync                 | Waiting       | True True True False           | Queued
            a wait of a new resource                        | nothing                 | Waiting       | Unknown Unknown True False     | Queued
            what never takes hold and is of use all the same | in sync                | NotConverging | True False False False         | NotConverging
            what never takes hold and is missed             | in sync                 | NotConverging, of no use | False False True False | NotConverging
            an observed object that is gone                 | in sync                 | Missing       | False False False True         | NotFound
            a deletion that waits                           | in sync                 | Deleting      | False Unknown True False       | InUse
            """)
    void saysWhatTheStandingMeans(String sentence, String before, String standing, String expected, String reason) {
        var after = Conditions.of(STANDINGS.get(standing), before(before), GENERATION, NOW);

        assertThat(after.stream().map(Condition::getStatus).collect(Collectors.joining(" ")))
                .as(sentence)
                .isEqualTo(expected);
        assertThat(after).extracting(Condition::getType).containsExactly("Ready", "Synced", "Reconciling", "Stalled");
        assertThat(after).allMatch(condition -> condition.getObservedGeneration() == GENERATION);
        assertThat(Conditions.find(after, "Reconciling"))
                .get()
                .extracting(Condition::getReason)
                .isEqualTo(reason);
    }

    /** As kstatus reads conditions of this convention: what `kubectl wait`, Argo CD and Flux wait for. */
    private static String kstatus(List<Condition> conditions) {
        if (isTrue(conditions, "Reconciling")) {
            return "InProgress, and something goes on";
        }
        if (isTrue(conditions, "Stalled")) {
            return "Failed";
        }
        return isTrue(conditions, "Ready") ? "Current" : "InProgress for ever";
    }

    private static boolean isTrue(List<Condition> conditions, String type) {
        return Conditions.isTrue(conditions, type, GENERATION);
    }

    @Test
    void nobodyWaitsForEver() {
        var befores = List.of("nothing", "in sync", "in sync before the edit", "refused");

        assertThat(STANDINGS)
                .allSatisfy((name, standing) -> assertThat(befores)
                        .as(name)
                        .allSatisfy(
                                before -> assertThat(kstatus(Conditions.of(standing, before(before), GENERATION, NOW)))
                                        .as(before)
                                        .isIn("Current", "Failed", "InProgress, and something goes on")));
    }

    @ParameterizedTest
    @CsvSource({
        "InSync, nothing, Current",
        "Missing, in sync, Failed",
        "Differs, in sync, Failed",
        "Paused, nothing, Failed",
        "Paused, refused, Failed",
        "Paused, in sync, Current",
        "'NotConverging', in sync, Current",
        "Refused, in sync, Failed",
        "Held, in sync, 'InProgress, and something goes on'"
    })
    void endsForWaiters(String standing, String before, String expected) {
        assertThat(kstatus(Conditions.of(STANDINGS.get(standing), before(before), GENERATION, NOW)))
                .isEqualTo(expected);
    }

    /** The pause changes nothing of what it found, however often it is looked at. */
    @Test
    void aSettledStandingIsTheSameTheNextTime() {
        assertThat(STANDINGS).allSatisfy((name, standing) -> {
            var once = Conditions.of(standing, before("refused"), GENERATION, EARLIER);
            assertThat(Conditions.of(standing, once, GENERATION, NOW)).as(name).isEqualTo(once);
        });
    }

    @Test
    void everyStandingIsInTheTable() {
        var covered = STANDINGS.values().stream().map(Object::getClass).collect(Collectors.toSet());

        assertThat(covered)
                .hasSize(Standing.class.getPermittedSubclasses().length - 1)
                .doesNotContain(Standing.Unchanged.class);
    }

    @Test
    void leavesEverythingAsItWasWhenNothingWasLearnt() {
        var before = before("in sync");

        assertThat(Conditions.of(new Standing.Unchanged(), before, GENERATION + 1, NOW))
                .isSameAs(before);
    }

    @Test
    void movesATransitionTimeOnlyWhenTheStatusMoves() {
        var before = before("in sync");

        var after = Conditions.of(new Standing.Blocked("AccountNotReady", "refused"), before, GENERATION, NOW);

        assertThat(after)
                .extracting(Condition::getType, Condition::getLastTransitionTime)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Ready", "2026-11-21T11:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple("Synced", "2026-11-21T12:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple("Reconciling", "2026-11-21T12:00:00Z"),
                        org.assertj.core.groups.Tuple.tuple("Stalled", "2026-11-21T11:00:00Z"));
    }

    /** A correction that begins and ends between two writes. */
    @Test
    void knowsNoTransitionThatNoStatusHasShown() {
        var written = before("in sync");
        var corrected = Conditions.of(new Standing.Applied("paint"), written, GENERATION, NOW);

        var after = Conditions.of(new Standing.InSync(), corrected, GENERATION, NOW);

        assertThat(after).isNotEqualTo(written);
        assertThat(Conditions.since(after, written)).isEqualTo(written);
        assertThat(Conditions.since(corrected, written))
                .extracting(Condition::getLastTransitionTime)
                .containsExactly(
                        "2026-11-21T12:00:00Z", "2026-11-21T12:00:00Z", "2026-11-21T12:00:00Z", "2026-11-21T11:00:00Z");
    }

    @Test
    void keepsTheTransitionTimeAcrossGenerations() {
        var before = before("in sync before the edit");

        var after = Conditions.of(new Standing.InSync(), before, GENERATION, NOW);

        assertThat(after).extracting(Condition::getLastTransitionTime).containsOnly("2026-11-21T11:00:00Z");
    }

    @Test
    void givesTheSameConditionsForTheSameStandingAgain() {
        var once = Conditions.of(new Standing.Held("OnAir", "held"), List.of(), GENERATION, EARLIER);

        assertThat(Conditions.of(new Standing.Held("OnAir", "held"), once, GENERATION, NOW))
                .isEqualTo(once);
    }

    @Test
    void keepsTheReasonOfAKeptReady() {
        var after =
                Conditions.of(new Standing.Blocked("AccountNotReady", "refused"), before("in sync"), GENERATION, NOW);

        assertThat(Conditions.find(after, "Ready"))
                .get()
                .extracting(Condition::getReason)
                .isEqualTo("InSync");
        assertThat(Conditions.isTrue(after, "Ready", GENERATION)).isTrue();
        assertThat(Conditions.isTrue(after, "Ready", GENERATION + 1)).isFalse();
    }

    @Test
    void boundsMessages() {
        var endless = IntStream.range(0, 500).mapToObj(String::valueOf).collect(Collectors.joining(" "));

        var after = Conditions.of(new Standing.Refused("VendorRejected", endless), List.of(), GENERATION, NOW);

        assertThat(after).allMatch(condition -> condition.getMessage().length() == 1024);
        assertThat(after).allMatch(condition -> condition.getMessage().endsWith("…"));
    }
}
