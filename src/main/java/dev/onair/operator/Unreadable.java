package dev.onair.operator;

import dev.onair.common.AccountStatus;
import dev.onair.common.OnairStatus;
import dev.onair.common.ReadPart;
import dev.onair.common.Unread;
import dev.onair.engine.Standing;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a resource comes to that this version cannot read whole, since a newer version, a newer CRD or a person wrote it: it is
 * refused by itself, and nothing is sent for it. What it says nothing about is as always.
 */
public final class Unreadable {
    private static final int NAMED = 3;

    /** What this version writes anew: nothing is lost if it cannot be read, but that a removed field is not noticed. */
    private static final List<String> DERIVED = List.of(
            "observedGeneration",
            "conditions",
            "lastObservedTime",
            "lastHandledSyncAt",
            "drift",
            "plan",
            "lastApplied");

    /** What says which object at the vendor is the resource's, or may be. */
    private static final List<String> BINDING = List.of("externalId", "attempt", "binding");

    /** What an account's status says of which account it is. */
    private static final List<String> ACCOUNT = List.of("provenAccount", "accountChange", "acceptedLosses");

    /** What decides whether the vendor's object goes with the resource, and where it is. */
    private static final List<String> END = List.of("accountRef", "managementPolicy", "deletionPolicy");

    private Unreadable() {}

    /** Why nothing can be done for an object, by its spec. */
    public static Optional<Standing.Refused> refusal(ReadPart spec) {
        return named("spec", spec.unreadable())
                .map(fields -> new Standing.Refused(
                        "InvalidSpec",
                        fields + ": nothing is done for this resource until that is corrected, or an operator of the"
                                + " version that knows it runs"));
    }

    /** As above, also by what the status would have to remember for a call not to be sent twice. */
    static Optional<Standing.Refused> refusal(ReadPart spec, OnairStatus status) {
        return refusal(spec)
                .or(() -> named("status", memory(status))
                        .map(fields -> new Standing.Refused(
                                "InvalidStatus",
                                fields
                                        + ": it decides which calls are still to be sent, so none is. Run the version"
                                        + " that wrote it, or correct it with kubectl edit --subresource=status")));
    }

    /** As above for an account, also by what its status would have to say for nothing to be created where it does not belong. */
    public static Optional<Standing.Refused> refusal(ReadPart spec, AccountStatus status) {
        return refusal(spec)
                .or(() -> named("status", account(status))
                        .map(fields -> new Standing.Refused(
                                "InvalidStatus",
                                fields
                                        + ": it says which account this is, so nothing is created or deleted in it. Run"
                                        + " the version that wrote it, or correct it with kubectl edit"
                                        + " --subresource=status")));
    }

    /**
     * Why the vendor's object stays although the resource goes.
     *
     * @param annotated whether the annotation has the object's id
     */
    static Optional<String> keepsObject(ReadPart spec, OnairStatus status, boolean annotated) {
        var unknown = annotated || status.externalId != null
                ? Optional.<String>empty()
                : named("status", at(BINDING, status.unreadable()));
        return unknown.or(() -> named("spec", at(END, spec.unreadable())))
                .map(fields -> "the vendor keeps what it has for this resource, since " + fields);
    }

    private static List<Unread.Field> memory(OnairStatus status) {
        return status.unreadable().stream()
                .filter(field -> field.path().isEmpty() || DERIVED.stream().noneMatch(field::isAt))
                .toList();
    }

    private static List<Unread.Field> account(AccountStatus status) {
        return status.unreadable().stream()
                .filter(field -> field.path().isEmpty() || ACCOUNT.stream().anyMatch(field::isAt))
                .toList();
    }

    private static List<Unread.Field> at(List<String> names, List<Unread.Field> fields) {
        return fields.stream()
                .filter(field -> names.stream().anyMatch(field::isAt))
                .toList();
    }

    private static Optional<String> named(String part, List<Unread.Field> fields) {
        var more = fields.size() <= NAMED ? "" : " (and " + (fields.size() - NAMED) + " more)";
        return fields.isEmpty()
                ? Optional.empty()
                : Optional.of(fields.stream()
                                .limit(NAMED)
                                .map(field -> part + (field.path().isEmpty() ? "" : "." + field.path()) + " "
                                        + field.problem())
                                .collect(Collectors.joining("; "))
                        + more);
    }
}
