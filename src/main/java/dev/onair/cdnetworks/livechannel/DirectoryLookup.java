package dev.onair.cdnetworks.livechannel;

import dev.onair.common.ObjectKey;
import dev.onair.tenancy.Links;
import java.util.Optional;

/** Finds the recording directory that a channel's {@code spec.recording.directoryRef} names. Never calls the vendor. */
final class DirectoryLookup {
    /** As manifests spell it; kinds do not know each other's classes. */
    static final String KIND = "RecordDirectory";

    /** What became of it. */
    sealed interface Answer {
        /** Its id; empty when the manifest names none by reference. */
        record Found(Optional<String> directoryId) implements Answer {}

        /** The directory's own event wakes the channel. */
        record NotReady(String message) implements Answer {}

        /** Only an edit mends it. */
        record Wrong(String message) implements Answer {}
    }

    private DirectoryLookup() {}

    static Optional<String> nameIn(LiveChannelSpec spec) {
        return Optional.ofNullable(spec.recording)
                .flatMap(recording -> Optional.ofNullable(recording.directoryRef))
                .map(ref -> ref.name);
    }

    static Answer find(Links links, LiveChannel resource) {
        return nameIn(resource.getSpec())
                .map(name -> find(links, resource, name))
                .orElseGet(() -> new Answer.Found(Optional.empty()));
    }

    private static Answer find(Links links, LiveChannel resource, String name) {
        var key = new ObjectKey(resource.getMetadata().getNamespace(), name);
        var named = "spec.recording.directoryRef: " + KIND + " " + key;
        var referent = links.find(KIND, key).orElse(null);
        if (referent == null) {
            return new Answer.NotReady(named + " does not exist: create it, or name another");
        }
        var account = LiveChannelReconciler.account(resource);
        if (!referent.account().equals(account)) {
            return new Answer.Wrong(named + " lives in the account " + referent.account() + " and this channel in "
                    + account + ": give both the same spec.accountRef");
        }
        // One that is being deleted will do: it waits for this channel, and the vendor keeps it for ever.
        return referent.externalId()
                .<Answer>map(id -> new Answer.Found(Optional.of(id)))
                .orElseGet(() -> new Answer.NotReady(named + " is not there at the vendor yet"));
    }
}
