package dev.onair.operator;

import dev.onair.common.AccountRef;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Standing;
import java.util.Optional;

/**
 * A resource cannot move between accounts. CEL refuses another name and another namespace, but it cannot know that a namespace
 * which is now stated is not the resource's own; so the status, which has the account of the vendor's object, is asked.
 */
final class MovedAccount {
    private MovedAccount() {}

    /** The account of an object that there may be stays in the status, whatever the manifest says now. */
    static void remember(OnairStatus before, OnairStatus working) {
        if (before.account != null && isBound(before)) {
            working.account = before.account;
        }
    }

    /** Why nothing is done for a resource whose manifest names another account than the one that its object is in. */
    static Optional<Standing.Refused> refusal(OnairSpec spec, String namespace, OnairStatus status) {
        var now = AccountRef.text(spec.accountRef, namespace);
        return isBound(status) && status.account != null && !status.account.equals(now)
                ? Optional.of(new Standing.Refused(
                        "Immutable",
                        "spec.accountRef names the account " + now + ", and what this resource has at the vendor is in "
                                + status.account + ": name that one again, or delete this resource (with"
                                + " deletionPolicy Retain to keep what is there) and create one for the other account"))
                : Optional.empty();
    }

    private static boolean isBound(OnairStatus status) {
        return status.externalId != null || status.attempt != null;
    }
}
