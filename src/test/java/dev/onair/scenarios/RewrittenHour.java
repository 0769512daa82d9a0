package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.engine.WriteLimits;
import dev.onair.scenarios.Wire.Exchange;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The property of all kinds (issue 9.1): whatever a vendor makes of what it shows, an hour has few writes, none that interrupts,
 * and what remains different is told.
 */
record RewrittenHour(Player player, Kind kind, Rewriting rewriting, long seed) {
    private static final int LIMIT = WriteLimits.DEFAULT.perHour();
    private static final Duration HOUR = Duration.ofHours(1);
    /** Not every minute, which would take three times as long and find the same. */
    private static final Duration LOOKS = Duration.ofMinutes(3);

    private static final Duration QUARTER = Duration.ofMinutes(15);
    /** Half an hour, and until the resource has its next pass. */
    private static final Duration DETAILS = Duration.ofMinutes(45);

    void holds() {
        var scenario = new Scenario(kind, "most");
        var name = kind + "/news";
        try (var play = player.begin(scenario)) {
            scenario.before().forEach(play::take);
            var odd = new RewritingVendor(play.vendor, play.clock, rewriting, seed);
            play.vendor.filterAnswers(odd::answer);
            play.begin();

            // Nobody allowed an interruption: then none needs to be.
            play.apply(scenario.manifest("most.yaml").replace("  allowInterruption: true\n", ""));
            play.live(HOUR, LOOKS);

            var writes = play.wire.writes();
            var told = play.condition(name, Conditions.SYNCED).orElseThrow(() -> new AssertionError("nothing is told"));
            Supplier<String> text = () -> kind + " " + rewriting + " " + seed + ": " + told.getReason() + ": "
                    + told.getMessage() + "\n" + play.wireText();
            isBounded(writes, text);
            assertThat(writes).as(text).noneMatch(write -> play.vendor.isInterruption(write.call()));
            // Two of one kind stand beside each other; two relays push one stream twice.
            assertThat(writes)
                    .as(text)
                    .filteredOn(write -> write.call().equals("startForwardTask"))
                    .hasSizeLessThan(2);
            isTold(writes, told, play.clock.instant().minus(QUARTER), text);

            play.vendor.filterAnswers((request, reply) -> reply);
            // A directory is looked at with its resource's next pass: no walk over a list wakes it.
            play.live(kind == Kind.RecordDirectory ? QUARTER : Duration.ofMinutes(3));
            isOverOnceItIsShown(play, name);
        }
    }

    /** The same call with the same content a few times, and not much of everything together. */
    private static void isBounded(List<Exchange> writes, Supplier<String> text) {
        var counts = writes.stream().collect(Collectors.groupingBy(Exchange::request, Collectors.counting()));
        assertThat(counts.values()).as(text).allMatch(count -> count <= LIMIT);
        assertThat(writes).as(text).hasSizeLessThanOrEqualTo(3 * LIMIT);
    }

    /** Who says that all is as declared has nothing left to write; who writes again and again says so. */
    private static void isTold(List<Exchange> writes, Condition told, Instant late, Supplier<String> text) {
        if ("True".equals(told.getStatus())) {
            assertThat(writes).as(text).noneMatch(write -> write.at().isAfter(late));
        } else {
            assertThat(told.getReason())
                    .as(text)
                    .isIn(
                            "NotConverging",
                            "Immutable",
                            "InterruptionNotAllowed",
                            "OnAir",
                            "VendorUnavailable",
                            "VendorRejected");
        }
    }

    /**
     * A vendor that shows at last what it has is believed; what no list shows of a channel and is not as declared, once its
     * details are read again, and what was sent a moment ago once it has to be shown.
     */
    private void isOverOnceItIsShown(Player.Play play, String name) {
        var reason = play.condition(name, Conditions.SYNCED).orElseThrow().getReason();
        if (kind != Kind.RecordDirectory
                && Set.of("Applying", "Immutable", "NotConverging").contains(reason)) {
            play.live(DETAILS);
        }
        var told = play.condition(name, Conditions.SYNCED).orElseThrow();
        assertThat(told.getReason())
                .as(() -> told.getMessage() + "\n" + play.wireText())
                .isEqualTo("InSync");
    }
}
