package dev.onair.common;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of a status that is the same for every kind. It never holds a secret. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public abstract class OnairStatus extends ReadPart {
    /** The generation that the conditions speak of; -1 until the operator has looked once. */
    @Default("-1")
    public @Nullable Long observedGeneration;

    /** Ready, Synced, Reconciling and Stalled; and those that only inform, such as OnAir. */
    @Size(max = 16) public List<Condition> conditions = new ArrayList<>();

    /** Why the resource is not ready, as the condition Ready has it; absent where it is. */
    @Size(max = Summary.REASON) public @Nullable String reason;

    /** The account that the vendor's object lives in; without its namespace where that is the resource's own. */
    @Size(max = 128) public @Nullable String account;

    /** The vendor's id of the object, as the annotation onair.dev/external-id has it. */
    @Size(max = 256) public @Nullable String externalId;

    /** That the object is this very resource's, and since when. */
    public @Nullable Binding binding;

    /** A create that was begun and whose outcome is not yet known. */
    public @Nullable Attempt attempt;

    /** What of the manifest was last carried out, so that what is taken out of it is noticed. */
    public @Nullable LastApplied lastApplied;

    /** The call that the vendor refused; it is not sent again until manifest, account or a referenced object changes. */
    public @Nullable Refusal refused;

    /** What was sent of late, and how often. */
    public @Nullable RecentWrites writes;

    /** How old the truth in this status is; written when something else is. */
    @Size(max = 64) public @Nullable String lastObservedTime;

    /** The value of onair.dev/sync-at that was last acted upon. */
    @Size(max = 256) public @Nullable String lastHandledSyncAt;

    /** The fields that were found changed at the vendor, the last ten. */
    @Size(max = 10) public List<DriftEntry> drift = new ArrayList<>();

    /** The paths in drift, separated by commas. */
    @Size(max = Summary.LIST) public @Nullable String driftSummary;

    /** The approvals that were used. */
    public @Nullable ApprovalsStatus approvals;

    /** What would be done, while it waits for approval or is not allowed. */
    public @Nullable PlanStatus plan;

    /** Takes on how old another status' truth is, as far as that is no news: it is written when something else is. */
    public void age(OnairStatus now) {
        lastObservedTime = now.lastObservedTime;
    }

    /** Leaves out what only shows, for an object that is too large otherwise: nothing that is decided by, no id and no mark. */
    public void shorten() {
        drift = new ArrayList<>();
        if (plan != null) {
            plan.changes = new ArrayList<>();
        }
    }

    /** Fills the texts that columns show, from what they are about. To be called before the status is compared or written. */
    public void summarise() {
        reason = Summary.reason(conditions);
        driftSummary = Summary.list(drift.stream().flatMap(entry -> Stream.ofNullable(entry.path)));
    }
}
