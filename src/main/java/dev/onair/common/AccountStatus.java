package dev.onair.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The part of an account's status that is the same for every vendor. It never holds a secret. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class AccountStatus extends ReadPart {
    /** The generation that the conditions speak of; -1 until the operator has looked once. */
    @Default("-1")
    public @Nullable Long observedGeneration;

    /** Ready, Synced, Reconciling and Stalled. */
    @Size(max = 16) public List<Condition> conditions = new ArrayList<>();

    /** Why the account is not ready, as the condition Ready has it; absent where it is. */
    @Size(max = Summary.REASON) public @Nullable String reason;

    /** Deletions that wait: because there are too many of them at once, or because of what is on air. */
    public @Nullable HeldDeletions heldDeletions;

    /** Deletions that were approved and are not over yet, by namespace. */
    @Size(max = 1000) public List<DeletionApproval> deletionApprovals = new ArrayList<>();

    /** The Secret that carries our finalizer, so that credentials outlive the resources that need them. */
    @Size(max = 253) public @Nullable String credentialsSecretName;

    /** The value of onair.dev/sync-at that was last acted upon. */
    @Size(max = 256) public @Nullable String lastHandledSyncAt;

    /** A hash of what says which account this is (endpoint, access key, project, region), when it last had what is bound. */
    @Size(max = 64) public @Nullable String provenAccount;

    /** Present when the account is another one than the one whose objects its resources are bound to. */
    public @Nullable Change accountChange;

    /** How many lost objects a person has accepted that are not made again yet. */
    public @Nullable Integer acceptedLosses;

    /** Fills the text that a column shows, from the conditions. To be called before the status is compared or written. */
    public void summarise() {
        reason = Summary.reason(conditions);
    }

    /** What was found when the account became another one. */
    public static final class Change {
        /** Put this into the annotation onair.dev/approve of the account to have what is lost made again, here. */
        @Size(max = 64) public @Nullable String token;

        /** Since when, RFC 3339. */
        @Size(max = 64) public @Nullable String since;

        /** How many objects that resources are bound to the vendor does not know. */
        public @Nullable Integer unknown;

        /** How many objects resources are bound to, of the kinds that have a list. */
        public @Nullable Integer bound;
    }

    /** Deletions that wait. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public static final class HeldDeletions {
        /** Put this into the annotation onair.dev/approve of the account to let the wave go on; absent where no wave waits. */
        @Size(max = 64) public @Nullable String token;

        /** How many deletions wait and have asked to go on; namespaces has those, too, that are marked for deletion and have not asked yet. */
        public @Nullable Integer count;

        /** What the token lets go on, by namespace; what is deleted later is held anew. */
        @Size(max = 250) public List<InNamespace> namespaces = new ArrayList<>();

        /** How many deletions belong to the wave: those that wait, those that were let go on, and those that are over. */
        public @Nullable Integer deletions;

        /** How many resources the account has, with those whose deletion counts though it is over. */
        public @Nullable Integer resources;

        /** How many deletions of the wave are over. */
        public @Nullable Integer gone;

        /** How many wait because of what is on air; each says by itself how to let it go on. */
        public @Nullable Integer onAir;
    }

    /** Deletions of one namespace that wait. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public static final class InNamespace {
        /** Where they are. */
        @Size(max = 63) public @Nullable String namespace;

        /** How many. */
        public @Nullable Integer count;
    }

    /** That what was deleted in a namespace until a time was approved. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public static final class DeletionApproval {
        /** Where it is. */
        @Size(max = 63) public @Nullable String namespace;

        /** When the last of it was deleted, RFC 3339; what was deleted later is not approved. */
        @Size(max = 64) public @Nullable String until;

        /** The operator's seal over account, namespace and time: without it this is nothing. */
        @Size(max = 64) public @Nullable String seal;
    }

    /** The quota and its use. */
    public static final class Quota {
        /** Requests that this operator may send in a minute. */
        public @Nullable Integer allowancePerMinute;

        /** Requests sent in the last minute. */
        public @Nullable Integer usedLastMinute;

        /** How often the vendor said "too many" since the operator started. */
        public @Nullable Long throttled;
    }

    /** One walk over all objects. */
    public static final class Check {
        /** When it ended. */
        @Size(max = 64) public @Nullable String time;

        /** How long it took. */
        public @Nullable Long durationMillis;
    }
}
