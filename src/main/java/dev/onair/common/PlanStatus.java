package dev.onair.common;

import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A plan for a person to read, and the token by which it is approved. */
public final class PlanStatus {
    /** Put this into the annotation onair.dev/approve to have the plan carried out, once. */
    @Size(max = 64) public @Nullable String hash;

    /** One line a change, or more where it is long: the vendor's call, what it costs, and which fields go from what to what. */
    @Size(max = 32) public List<@Size(max = 1024) String> changes = new ArrayList<>();

    public static PlanStatus of(String hash, List<String> changes) {
        var plan = new PlanStatus();
        plan.hash = hash;
        plan.changes = changes.stream()
                .limit(Bounded.LINES)
                .map(line -> Bounded.text(line, Bounded.LINE))
                .toList();
        return plan;
    }
}
