package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever came before, in whatever order: the four conditions of a resource always tell one story. */
class ConditionsStoryTest {
    private static final Instant EARLIER = Instant.parse("2026-11-21T11:00:00Z");
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final long GENERATION = 3;

    private static final List<Standing> STANDINGS = List.of(
            new Standing.InSync(),
            new Standing.Applied("createChannel"),
            new Standing.Unchanged(),
            new Standing.Begun("Creating", "begins"),
            new Standing.Paused(),
            new Standing.Held("OnAir", "held"),
            new Standing.Differs("Drifted", "differs"),
            new Standing.NotConverging("shown otherwise each time", true),
            new Standing.Blocked("DependencyNotReady", "no Secret"),
            new Standing.Blocked("AccountNotReady", "refused"),
            new Standing.Unavailable("VendorUnavailable", "HTTP 502", 1),
            new Standing.Unavailable("VendorUnavailable", "HTTP 502", 2),
            new Standing.Unavailable("VendorUnavailable", "HTTP 502", 3),
            new Standing.Unavailable("InternalError", "a bug", 1),
            new Standing.Uncertain("lost"),
            new Standing.Refused("VendorRejected", "no"),
            new Standing.Refused("Conflict", "another's"),
            new Standing.Missing("gone"),
            new Standing.Deleting("InUse", "used"));

    /** Every way that three standings can follow each other, the last one perhaps after an edit. */
    static Stream<Standing> standings() {
        return STANDINGS.stream();
    }

    @ParameterizedTest
    @MethodSource("standings")
    void allFourConditionsTellOneStory(Standing last) {
        for (var first : STANDINGS) {
            for (var second : STANDINGS) {
                for (var edited : List.of(0L, 1L)) {
                    var before = Conditions.of(first, List.of(), GENERATION, EARLIER);
                    before = Conditions.of(second, before, GENERATION, EARLIER);
                    assertOneStory(
                            Conditions.of(last, before, GENERATION + edited, NOW), first + ", " + second + ", " + last);
                }
            }
        }
    }

    @Test
    void aMissingAccountIsTheReasonOfAResourceThatHadFailedBefore() {
        var failed = Conditions.of(new Standing.Refused("VendorRejected", "no"), List.of(), GENERATION, EARLIER);

        var blocked = Conditions.of(new Standing.Blocked("AccountNotReady", "refused"), failed, GENERATION, NOW);

        assertThat(blocked).extracting(Condition::getReason).containsOnly("AccountNotReady");
        assertThat(blocked).extracting(Condition::getMessage).containsOnly("refused");
    }

    @Test
    void driftThatIsLeftStaysDriftWhileTheVendorIsAway() {
        var drifted = Conditions.of(new Standing.Differs("Drifted", "differs"), List.of(), GENERATION, EARLIER);

        var away =
                Conditions.of(new Standing.Unavailable("VendorUnavailable", "HTTP 502", 3), drifted, GENERATION, NOW);

        assertThat(Conditions.find(away, "Ready"))
                .get()
                .extracting(Condition::getReason)
                .isEqualTo("Drifted");
    }

    private static void assertOneStory(List<Condition> conditions, String path) {
        if (conditions.isEmpty()) {
            return;
        }
        var ready = part(conditions, "Ready");
        var synced = part(conditions, "Synced");
        var reconciling = part(conditions, "Reconciling");
        var stalled = part(conditions, "Stalled");
        var reasons = new ArrayList<String>();
        reasons.add(reconciling.getReason());
        reasons.add(stalled.getReason());
        // What is still known of the object itself may stand beside why it cannot be looked at.
        if (!isTrue(ready) && !"Drifted".equals(ready.getReason())) {
            reasons.add(ready.getReason());
        }
        if (!isTrue(synced)) {
            reasons.add(synced.getReason());
        }
        assertThat(Set.copyOf(reasons)).as(path).hasSize(1);
        assertThat(isTrue(reconciling) && isTrue(stalled)).as(path).isFalse();
        if (isTrue(stalled)) {
            // A pause looks at nothing: what is not known stays so.
            var settled = "Paused".equals(stalled.getReason()) ? Set.of("False", "Unknown") : Set.of("False");
            assertThat(settled).as(path).contains(ready.getStatus(), synced.getStatus());
        }
        if (isTrue(synced)) {
            assertThat(isTrue(ready)).as(path).isTrue();
        }
    }

    private static boolean isTrue(Condition condition) {
        return "True".equals(condition.getStatus());
    }

    private static Condition part(List<Condition> conditions, String type) {
        return Conditions.find(conditions, type).orElseThrow();
    }
}
