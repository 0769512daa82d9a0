package dev.onair.engine;

import java.util.List;
import java.util.stream.Collectors;

/** One call of a plan, and the fields that it is for. */
public record Change<C extends Command>(C command, List<FieldChange> fields) {
    public Change {
        fields = List.copyOf(fields);
    }

    /** The line that a person approves: call, cost, fields. */
    public String line() {
        var what = fields.stream().map(FieldChange::toString).collect(Collectors.joining("; "));
        return command.call() + " (" + command.impact().name().toLowerCase(java.util.Locale.ROOT) + ")"
                + (what.isEmpty() ? "" : " " + what);
    }

    /** Whether a stream may break off by this, without a person having asked for just that. */
    boolean interrupts() {
        var impact = command.impact();
        return (impact == Impact.INTERRUPTING || impact == Impact.RECREATING) && !command.urgent();
    }

    /** Whether this is for nothing but what somebody changed at the vendor. */
    boolean onlyObserved() {
        return !fields.isEmpty() && fields.stream().allMatch(field -> field.cause() == FieldChange.Cause.OBSERVED);
    }
}
