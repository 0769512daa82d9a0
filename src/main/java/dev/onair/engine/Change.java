package dev.onair.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One call of a plan, and the fields that it is for.
 *
 * @param unobserved the same call without the fields whose cause is {@link FieldChange.Cause#OBSERVED}, where one call is
 *     for both kinds: what is drift must be left alone where drift is only reported
 * @param hidden what is sent beside the fields, or decides where to
 */
public record Change<C extends Command>(C command, List<FieldChange> fields, Optional<C> unobserved, Hidden hidden) {
    public Change {
        fields = List.copyOf(fields);
    }

    /** A call whose fields are carried out together or not at all. */
    public Change(C command, List<FieldChange> fields) {
        this(command, fields, Optional.empty());
    }

    public Change(C command, List<FieldChange> fields, Optional<C> unobserved) {
        this(command, fields, unobserved, Hidden.NOTHING);
    }

    /** The same change, whose approval covers this too; such as all that a create sends. */
    public Change<C> covering(String more) {
        return new Change<>(command, fields, unobserved, hidden.and(more));
    }

    /** A digest of all that an approval of it covers; for {@link PlanHash} only. */
    String covered() {
        return Exactly.digest(command.impact().name(), content());
    }

    /** The same but for what it costs. */
    String content() {
        var own = Stream.of(command.call(), hidden.digest());
        return Exactly.digest(
                Stream.concat(own, fields.stream().map(FieldChange::covered)).toArray(String[]::new));
    }

    /** What is drift and what is not, each for itself, if they can be told apart. */
    Stream<Change<C>> apart() {
        return unobserved
                .map(rest -> {
                    var kinds = fields.stream().collect(Collectors.partitioningBy(FieldChange::isObserved));
                    return Stream.of(
                            new Change<>(command, kinds.getOrDefault(true, List.of()), Optional.empty(), hidden),
                            new Change<>(rest, kinds.getOrDefault(false, List.of()), Optional.empty(), hidden));
                })
                .orElseGet(() -> Stream.of(this));
    }

    /** The line that a person approves: call, cost, fields. */
    public String line() {
        var what = shown().collect(Collectors.joining("; "));
        return head() + (what.isEmpty() ? "" : " " + what);
    }

    /** What a person reads of its fields. */
    Stream<String> shown() {
        return fields.stream().flatMap(FieldChange::shown);
    }

    /** What the line begins with: call, cost. */
    String head() {
        return command.call() + " " + command.impact().shown();
    }

    /** Whether a stream may break off by this, without a person having asked for just that. */
    boolean interrupts() {
        var impact = command.impact();
        var isNoticed = switch (impact) {
            case INTERRUPTING, RECREATING, DELETING -> true;
            case NONE, SEAMLESS -> false;
        };
        return isNoticed && !command.urgent();
    }

    /**
     * Whether a look tells what came of this, and nobody notices if it is sent once more: an operator that dies before it has
     * noted the call does no harm. Of a create its mark is written.
     */
    boolean isShown() {
        return command.impact() == Impact.SEAMLESS || (onlyObserved() && !command.urgent());
    }

    /** Whether this is for nothing but what somebody changed at the vendor. */
    boolean onlyObserved() {
        return !fields.isEmpty() && fields.stream().allMatch(FieldChange::isObserved);
    }
}
