package dev.onair.cdnetworks.account;

import dev.onair.common.ObjectKey;
import dev.onair.tenancy.Links;
import org.jspecify.annotations.Nullable;

/** Finds the pull id that a manifest means by {@code channelRef} or {@code pullId}. Never calls the vendor. */
public final class ChannelLookup {

    /** What became of it. */
    public sealed interface Answer {
        record Found(String pullId) implements Answer {}

        /** The channel's own event wakes whoever waits for it. */
        record NotReady(String message) implements Answer {}

        /** Only an edit mends it. */
        record Wrong(String message) implements Answer {}
    }

    private ChannelLookup() {}

    /**
     * Exactly one of {@code ref} and {@code pullId} is set, which the CRD sees to.
     *
     * @param account the account of the resource that asks: both must live in the same
     */
    public static Answer find(
            Links links, String namespace, ObjectKey account, @Nullable ChannelRef ref, @Nullable String pullId) {
        if (ref == null) {
            return pullId == null
                    ? new Answer.Wrong("spec.channelRef and spec.pullId are both absent: set one of them")
                    : new Answer.Found(pullId);
        }
        var key = new ObjectKey(namespace, ref.name);
        var named = "spec.channelRef: " + ref.kindName() + " " + key;
        var referent = links.find(ref.kindName(), key).orElse(null);
        if (referent == null) {
            return new Answer.NotReady(named + " does not exist: create it, or name another");
        }
        if (!referent.account().equals(account)) {
            return new Answer.Wrong(named + " lives in the account " + referent.account() + " and this resource in "
                    + account + ": give both the same spec.accountRef");
        }
        if (referent.deleting()) {
            return new Answer.NotReady(named + " is being deleted");
        }
        return referent.externalId()
                .<Answer>map(Answer.Found::new)
                .orElseGet(() -> new Answer.NotReady(named + " is not there at the vendor yet"));
    }
}
