package dev.onair.engine;

import dev.onair.common.SecretKeyRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Set;
import java.util.function.Function;

/**
 * What a kind makes of a manifest, as far as approvals go.
 *
 * @param within the part of the manifest that it is about, such as {@code spec}
 * @param plan of what is declared, where there is nothing yet, or something else
 * @param notSent the fields, or parts, that this plan does not send, as paths
 * @param hidden the fields that it sends and does not show, or not whole
 */
public record ApprovalCase<R extends HasMetadata>(
        Class<R> type, String within, Planner<R> plan, Set<String> notSent, Set<String> hidden) {

    /** Plans for a resource. */
    @FunctionalInterface
    public interface Planner<R> {
        /** @param secrets values of Secrets */
        Plan<?> of(R resource, Function<SecretKeyRef, String> secrets);
    }

    /** How its plan is told, where nothing is cut for want of room. */
    public record Told(String lines, String hash) {}

    public Told told(R resource, Function<SecretKeyRef, String> secrets) {
        var planned = plan.of(resource, secrets).writes();
        return new Told(String.join("\n", planned.lines()), planned.hash(Toy.HASH));
    }
}
