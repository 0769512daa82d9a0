package dev.onair.huawei.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.huawei.client.cloudeye.Dimension;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** By what Cloud Eye tells the account's metrics apart; asked for now and then, while nobody waits. 6.1. */
final class CloudEyeDimensions {
    private static final String NAMESPACE = "SYS.LIVE";
    private static final Caller OWNER = Caller.account("dimensions");

    private final HuaweiSession.Parts parts;
    private volatile Map<String, Dimension> known = Map.of();
    private volatile Optional<String> problem = Optional.empty();
    private volatile Instant again = Instant.MIN;

    CloudEyeDimensions(HuaweiSession.Parts parts) {
        this.parts = parts;
    }

    /** Asks, if the manifest says so and what is known is old; blocks for its turn at the gate. */
    void refresh() {
        var now = parts.clock().instant();
        if (!parts.settings().cloudEye() || now.isBefore(again)) {
            return;
        }
        var asked = parts.calls(Category.CloudEye)
                .call(
                        Lane.BACKGROUND,
                        OWNER,
                        "getDimsInfo",
                        () -> parts.project().with(areas -> areas.cloudEye().getDimsInfo(NAMESPACE)));
        switch (asked) {
            case Outcome.Done<Map<String, Dimension>>(var dimensions) -> {
                known = new TreeMap<>(dimensions);
                problem = Optional.empty();
                again = now.plus(parts.settings().detailCheckInterval());
            }
            // What is known stays; the next check asks again.
            case Outcome.Failed<Map<String, Dimension>>(var why) -> problem = Optional.of(why.message());
        }
    }

    Map<String, Dimension> known() {
        return known;
    }

    Optional<String> problem() {
        return problem;
    }
}
