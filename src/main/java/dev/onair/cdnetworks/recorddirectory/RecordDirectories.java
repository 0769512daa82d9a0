package dev.onair.cdnetworks.recorddirectory;

import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.CdnetworksError;
import dev.onair.cdnetworks.client.CreatedRecordDirectory;
import dev.onair.cdnetworks.client.RecordDirectory;
import dev.onair.cdnetworks.client.RecordDirectoryForm;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryCommand.Create;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryCommand.Keep;
import dev.onair.common.Attempt;
import dev.onair.common.Bounded;
import dev.onair.engine.Adapter;
import dev.onair.engine.Caller;
import dev.onair.engine.Effect;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Lane;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Output;
import dev.onair.engine.Plan;
import dev.onair.engine.RefusalKind;
import dev.onair.engine.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** How RecordDirectories live at CDNetworks. A directory's type is its key: there is one of each in an account. */
final class RecordDirectories
        implements Adapter<
                RecordDirectoryDesired, RecordDirectoryObserved, RecordDirectoryCommand, RecordDirectoryStatus> {
    private final CdnetworksSession session;
    private final Claimant claimant;
    private final Predicate<String> isHeldByAnother;
    private final boolean isRefused;

    /**
     * @param isHeldByAnother whether another resource is bound to the directory of this id
     * @param isRefused whether what was seen last is not as declared: then it is looked at as often as what can change
     */
    RecordDirectories(
            CdnetworksSession session, Claimant claimant, Predicate<String> isHeldByAnother, boolean isRefused) {
        this.isRefused = isRefused;
        this.session = session;
        this.claimant = claimant;
        this.isHeldByAnother = isHeldByAnother;
    }

    @Override
    public Observation<RecordDirectoryObserved> observe(Target target, String directoryId) {
        var settings = session.settings();
        return session.recordDirectories()
                .look(
                        target.caller(),
                        directoryId,
                        isRefused ? settings.driftCheckInterval() : settings.detailCheckInterval())
                .as(RecordDirectoryObserved::of);
    }

    /** Of a directory that is there nothing can be changed. */
    @Override
    public Plan<RecordDirectoryCommand> plan(
            RecordDirectoryDesired desired,
            Observation<RecordDirectoryObserved> observed,
            RecordDirectoryStatus memory,
            Instant now) {
        return switch (observed) {
            case Observation.Absent<RecordDirectoryObserved> ignored -> RecordDirectoryPlan.create(desired);
            case Observation.Present<RecordDirectoryObserved> ignored -> Plan.empty();
            case Observation.Unknown<RecordDirectoryObserved> ignored -> Plan.empty();
            case Observation.Pending<RecordDirectoryObserved> ignored -> Plan.empty();
        };
    }

    @Override
    public Outcome<Effect<RecordDirectoryStatus>> execute(
            Target target, RecordDirectoryCommand command, Runnable beforeSend) {
        return switch (command) {
            case Create(var form) ->
                session.recordDirectories()
                        .ofType(form.directoryType())
                        .then(known -> known.map(there -> adopt(form, there))
                                .orElseGet(() -> create(target.caller(), form, beforeSend)));
            case Keep ignored -> Outcome.done(Effect.none());
        };
    }

    private Outcome<Effect<RecordDirectoryStatus>> create(Caller owner, RecordDirectoryForm form, Runnable beforeSend) {
        Outcome<CreatedRecordDirectory> outcome = session.calls()
                .call(
                        Lane.WRITE,
                        owner,
                        "directoryCreate",
                        beforeSend,
                        () -> session.client().recordDirectories().directoryCreate(form));
        return switch (outcome) {
            case Outcome.Done<CreatedRecordDirectory>(var made) -> {
                session.recordDirectories().distrust(made.directoryId());
                session.claims().claim(made.directoryId(), claimant);
                yield Outcome.done(Effect.created(made.directoryId(), status -> {}));
            }
            case Outcome.Failed<CreatedRecordDirectory>(var why)
            when CdnetworksError.DIRECTORY_TYPE_EXISTS.isIn(why) ->
                session.recordDirectories()
                        .ofTypeNow(form.directoryType())
                        .then(known -> known.map(there -> adopt(form, there))
                                .orElseGet(() -> Outcome.failed(new Failure.Retryable(
                                        "the vendor has a directory of this type and its list does not show it yet: "
                                                + why.message()))));
            case Outcome.Failed<CreatedRecordDirectory>(var why) -> Outcome.failed(why);
        };
    }

    /**
     * One of the same type and path is what the manifest asks for; with another path it can never become that. Nobody can do
     * anything to a directory, so taking one that no resource holds needs no leave of the account's owner.
     */
    private Outcome<Effect<RecordDirectoryStatus>> adopt(RecordDirectoryForm form, RecordDirectory there) {
        var path = String.join("/", there.path());
        if (there.path().equals(form.path())
                && (isHeldByAnother.test(there.directoryId())
                        || session.claims().claim(there.directoryId(), claimant).isPresent())) {
            return Outcome.done(Effect.found(
                    "directory " + there.directoryId() + " of type " + form.directoryType()
                            + " is there, and another resource's",
                    status -> status.directoryId = there.directoryId()));
        }
        return there.path().equals(form.path())
                ? Outcome.done(Effect.adopted(
                        there.directoryId(),
                        "found directory " + there.directoryId() + " of type " + form.directoryType() + " and path "
                                + path))
                : Outcome.failed(new Failure.Rejected(
                        CdnetworksError.DIRECTORY_TYPE_EXISTS.code(),
                        "spec.directoryType \"" + form.directoryType() + "\" is taken by directory "
                                + there.directoryId() + " with the path " + path
                                + ": in a new resource, give spec.path that path or spec.directoryType another name",
                        RefusalKind.Taken));
    }

    /** A create that was begun is known by its type. Not to be seen yet means nothing: it is sent again and refused (1615). */
    @Override
    public Outcome<Found> find(Target target, RecordDirectoryDesired desired, Attempt attempt) {
        return session.recordDirectories()
                .ofTypeNow(desired.directoryType())
                .map(known -> known.filter(there -> there.path().equals(desired.path()))
                        .filter(there -> !isHeldByAnother.test(there.directoryId()))
                        .<Found>map(there -> new Found.One(there.directoryId()))
                        .orElseGet(Found.None::new));
    }

    @Override
    public String nameOf(RecordDirectoryDesired desired) {
        return desired.directoryType();
    }

    @Override
    public void report(
            RecordDirectoryDesired desired,
            RecordDirectoryObserved observed,
            Instant at,
            RecordDirectoryStatus status) {
        session.claims().claim(observed.directoryId(), claimant);
        status.directoryId = observed.directoryId();
        status.path = Bounded.text(observed.pathText(), Bounded.VALUE);
        status.createdAt = observed.createdAt().map(Instant::toString).orElse(status.createdAt);
        status.updatedAt = observed.updatedAt().map(Instant::toString).orElse(status.updatedAt);
    }

    @Override
    public List<Output> outputs(
            RecordDirectoryDesired desired, RecordDirectoryObserved observed, RecordDirectoryStatus status) {
        return List.of();
    }

    @Override
    public Optional<String> impossible(RecordDirectoryDesired desired, RecordDirectoryObserved observed) {
        return RecordDirectoryPlan.impossible(desired, observed);
    }

    @Override
    public String account() {
        return session.place();
    }

    @Override
    public String basis(RecordDirectoryDesired desired) {
        return session.basis();
    }

    @Override
    public void distrust(String directoryId) {
        session.recordDirectories().distrust(directoryId);
    }

    @Override
    public Outcome<Boolean> onAir(Target target, RecordDirectoryObserved observed) {
        return Outcome.done(false);
    }

    @Override
    public Optional<Instant> nextDue(RecordDirectoryDesired desired, RecordDirectoryStatus status, Instant now) {
        return Optional.empty();
    }

    @Override
    public RecordDirectoryCommand deletion(String directoryId) {
        return new Keep(directoryId);
    }
}
