package dev.onair.operator;

import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Announcement;
import dev.onair.engine.Command;
import dev.onair.engine.Output;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import dev.onair.engine.Superseded;
import dev.onair.engine.WriteLimits;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * The life of a resource in the cluster, the same for every kind: resolve its references, run a pass of the loop over it,
 * and write what came of it, if anything did.
 */
public final class Lifecycle<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {
    /** Belt and braces: a pass that finds all as it should be costs neither a call nor a write. */
    private static final Duration RESYNC = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofMillis(500);

    private final Kind<R, D, O, C, S> kind;
    private final Subjects<R, D, S> subjects;
    private final ResourcePass<R, D, O, C, S> passes;
    private final PassSeries<R, D, O, C, S> series;
    private final ResourceDeletion<R, D, O, C, S> deletion;
    private final ResourceReport<R, D, O, C, S> report;
    private final Outputs outputs;
    private final Telling telling;
    private final OwnReads ownReads;
    private final Clock clock;
    private final RandomGenerator random;
    /** Those, by uid, of which nothing is left to do but to take off the finalizer, which the API server may refuse for a while. */
    private final Set<String> over = ConcurrentHashMap.newKeySet();

    public Lifecycle(
            Kind<R, D, O, C, S> kind,
            Outputs outputs,
            Telling telling,
            WriteLimits limits,
            LongWaits waits,
            OwnReads ownReads,
            Clock clock,
            RandomGenerator random) {
        this.kind = kind;
        this.passes = new ResourcePass<>(kind, limits, ownReads, clock, random);
        this.deletion = new ResourceDeletion<>(kind, clock, random);
        this.report = new ResourceReport<>(kind, telling, waits, clock);
        this.subjects = new Subjects<>(kind, report::failures);
        this.series = new PassSeries<>(subjects, passes, report);
        this.outputs = outputs;
        this.telling = telling;
        this.ownReads = ownReads;
        this.clock = clock;
        this.random = random;
    }

    public UpdateControl<R> reconcile(R resource, Context<R> context) {
        if (!kind.bindings().isKnown(resource)) {
            return UpdateControl.<R>noUpdate().rescheduleAfter(SOON);
        }
        var ledger = ledger(resource, context);
        var before = status(resource);
        try {
            var ended = report.watched(
                    resource,
                    ledger,
                    () -> series.run(resource, before, ledger, pass -> publish(resource, pass, context)));
            var subject = ended.subject();
            var pass = passes.roomTold(resource, subject, ended.pass());
            pass = report.settle(resource, subject, pass, ended.before(), ledger);
            annotate(resource, subject, ledger);
            var again = ownReads.sooner(subject.target().uid(), pass.again().orElseGet(this::resync));
            return UpdateControl.<R>noUpdate()
                    .rescheduleAfter(whole(untilExpiry(resource, subject.status(), context)
                            .filter(left -> left.compareTo(again) < 0)
                            .orElse(again)));
        } catch (Superseded changedMeanwhile) {
            return UpdateControl.<R>noUpdate().rescheduleAfter(SOON);
        }
    }

    /** JOSDK takes whole milliseconds: less than one would be at once, and the same pass again and again. */
    private static Duration whole(Duration time) {
        var cut = time.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(time) ? time : cut.plusMillis(1);
    }

    /** Removes the resource if its time is up; how long that is away, if it is one that goes. */
    private Optional<Duration> untilExpiry(R resource, S status, Context<R> context) {
        var left = (Annotations.isPaused(resource) ? Optional.<Instant>empty() : kind.expiresAt(resource, status))
                .map(at -> Duration.between(clock.instant(), at));
        if (left.filter(time -> !time.isPositive()).isPresent()) {
            context.getClient().resource(resource).delete();
            return Optional.of(SOON);
        }
        return left;
    }

    /** For what no outcome speaks of: a bug, or a cluster out of reach. JOSDK tries again, and the log has the rest. */
    public ErrorStatusUpdateControl<R> broken(R resource, Context<R> context, Exception error) {
        try {
            if (!kind.bindings().isKnown(resource)) {
                return ErrorStatusUpdateControl.defaultErrorProcessing();
            }
            var refused = ObjectRoom.refusedByDefinition(resource, error).map(Lifecycle::refusedStatus);
            refused.ifPresent(told -> telling.tell(resource, Announcement.warning(told.reason(), told.message())));
            // Beside what the API server takes it is told in the status, too; not beside what it has just refused.
            var stored =
                    refused.isPresent() ? context.getClient().resource(resource).get() : resource;
            if (stored == null) {
                return ErrorStatusUpdateControl.defaultErrorProcessing();
            }
            var ledger = ledger(stored, context);
            var before = status(stored);
            var subject = subjects.ofBound(stored, before);
            var standing = refused.<Standing>map(told -> told)
                    .orElseGet(() -> new Standing.Unavailable(
                            "InternalError",
                            "the operator failed with " + error.getClass().getSimpleName() + "; its log says more",
                            subject.failures() + 1));
            report.settle(stored, subject, Pass.of(standing), before, ledger);
        } catch (Superseded | KubernetesClientException unreachable) {
            // The status can wait; the retry cannot be lost.
        }
        return ErrorStatusUpdateControl.defaultErrorProcessing();
    }

    /** By a definition of another version: what this one would have to remember has no room in it. */
    private static Standing.Refused refusedStatus(String words) {
        return new Standing.Refused(
                "InvalidStatus",
                "the API server does not take the status that this resource would have: " + words
                        + ". Its definition is of another version: apply this version's CRDs; it is tried again every"
                        + " few minutes");
    }

    public DeleteControl cleanup(R resource, Context<R> context) {
        if (!kind.bindings().isKnown(resource)) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
        if (over.contains(resource.getMetadata().getUid())) {
            return DeleteControl.defaultDelete();
        }
        var ledger = ledger(resource, context);
        var before = status(resource);
        var subject = subjects.ofBound(resource, before);
        try {
            var result = report.watched(
                    resource, ledger, () -> deletion.pass(resource, subject, Annotations.isPaused(resource)));
            if (result.over()) {
                result.pass().announcements().forEach(news -> telling.tell(resource, news));
                removeOutputs(resource, before);
                report.forget(subject.target().uid());
                ownReads.forget(subject.target().uid());
                kind.released(resource);
                over.add(subject.target().uid());
                return DeleteControl.defaultDelete();
            }
            var pass = report.settle(resource, subject, result.pass(), before, ledger);
            return DeleteControl.noFinalizerRemoval()
                    .rescheduleAfter(whole(pass.again().orElseGet(this::resync)));
        } catch (Superseded changedMeanwhile) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
    }

    /** To be said of each resource that the cluster does not have any more. */
    public void gone(R resource) {
        over.remove(resource.getMetadata().getUid());
    }

    /** From here on the resource has the status that can be believed; the ledger knows what the cluster has. */
    private KubernetesLedger<R, S> ledger(R resource, Context<R> context) {
        var read = Optional.ofNullable(resource.getStatus())
                .map(status -> kind.bindings().whole(resource, status));
        read.ifPresent(status -> resource.setStatus(kind.bindings().believed(resource, status)));
        return new KubernetesLedger<>(resource, read, context, kind.bindings(), report::shorten);
    }

    /** The annotation says what the resource is bound to, however often somebody takes it away or changes it. */
    private void annotate(R resource, Subject<D, S> subject, KubernetesLedger<R, S> ledger) {
        var bound = Optional.ofNullable(subject.status().externalId);
        if (bound.isPresent() && kind.bindings().isAnnotated() && !Annotations.isPaused(resource)) {
            Annotations.find(resource, Names.EXTERNAL_ID)
                    .filter(other -> subject.annotatedId().equals(bound) && !other.equals(bound.get()))
                    .ifPresent(other -> telling.tell(
                            resource,
                            Announcement.warning(
                                    "ExternalIdRestored",
                                    "the annotation " + Names.EXTERNAL_ID + " said \"" + Bounded.text(other, Bounded.ID)
                                            + "\" and this resource is bound to " + bound.get()
                                            + ": to point it at another object, delete it with spec.deletionPolicy"
                                            + " Retain and make it again with that annotation")));
            ledger.bind(bound.get());
        }
        kind.bindings().sealed(resource);
    }

    /** Hands out what the pass brought; a resource that cannot hand it out is not usable as declared. */
    private Pass publish(R resource, PassSeries.Ended<D, S> ended, Context<R> context) {
        var subject = ended.subject();
        var pass = ended.pass();
        for (var output : subject.outputs()) {
            var problem = outputs.ensure(resource, output, knownVersion(resource, output, context));
            if (problem.isPresent()) {
                return new Pass(
                        new Standing.Refused("OutputConflict", problem.get()), pass.again(), pass.announcements());
            }
        }
        var kept = kind.outputsOf(subject.status());
        kind.outputsOf(ended.before()).forEach((name, form) -> {
            if (!kept.containsKey(name)) {
                outputs.remove(resource, form, name);
            }
        });
        return pass;
    }

    private Optional<String> knownVersion(R resource, Output output, Context<R> context) {
        if (output.form() != Output.Form.SECRET) {
            return Optional.empty();
        }
        return context.getSecondaryResourcesAsStream(io.fabric8.kubernetes.api.model.Secret.class)
                .filter(secret -> secret.getMetadata().getName().equals(output.name()))
                .filter(secret -> secret.getMetadata()
                        .getNamespace()
                        .equals(resource.getMetadata().getNamespace()))
                .map(secret -> secret.getMetadata().getResourceVersion())
                .findFirst();
    }

    private void removeOutputs(R resource, S status) {
        kind.outputsOf(status).forEach((name, form) -> outputs.remove(resource, form, name));
    }

    private S status(R resource) {
        return resource.getStatus() == null ? kind.newStatus() : resource.getStatus();
    }

    private Duration resync() {
        return RESYNC.plusSeconds(random.nextInt(120));
    }
}
