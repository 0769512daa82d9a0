package dev.onair.cdnetworks.account;

import dev.onair.common.ObjectKey;
import dev.onair.ownership.Party;
import dev.onair.tenancy.Links;
import java.util.Optional;
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
     * Why a resource may not name this channel by its pull id: it is another namespace's, and that one has not opened it.
     * Asked before anything is made for it; what runs already is not ended by that.
     */
    public static Optional<String> foreign(Links links, String namespace, ObjectKey account, @Nullable String pullId) {
        return holder(links, account, pullId)
                .filter(holder -> !holder.opensTo().test(namespace))
                .map(holder -> "spec.pullId " + pullId + " is of a channel that "
                        + (Party.mayKnow(namespace, account, holder.key().namespace())
                                ? holder.kind() + " " + holder.key()
                                : "another namespace")
                        + " declares: ask its owner to open it to namespace \"" + namespace
                        + "\" in its spec.allowedReferences, or name another channel in a new resource");
    }

    /** What to say to one that names a channel of its own namespace by its pull id. */
    public static Optional<String> advice(Links links, String namespace, ObjectKey account, @Nullable String pullId) {
        return holder(links, account, pullId)
                .filter(holder -> holder.key().namespace().equals(namespace))
                .map(holder -> "spec.pullId is of " + holder.kind() + " " + holder.key()
                        + ": a new resource should name that in spec.channelRef, so that it follows when the channel is made"
                        + " anew");
    }

    private static Optional<Links.Holder> holder(Links links, ObjectKey account, @Nullable String pullId) {
        return Optional.ofNullable(pullId).flatMap(id -> links.holder(account, ChannelRef.ID_SPACE, id));
    }

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
