package dev.onair.operator;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Announcement;
import dev.onair.engine.Command;
import dev.onair.engine.Conditions;
import dev.onair.engine.Deletion;
import dev.onair.engine.Loop;
import dev.onair.engine.News;
import dev.onair.engine.Output;
import dev.onair.engine.Pass;
import dev.onair.engine.Policies;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import dev.onair.engine.Superseded;
import dev.onair.engine.Surroundings;
import dev.onair.engine.Target;
import dev.onair.engine.WriteLimits;
import dev.onair.operator.Resolution.Blocked;
import dev.onair.operator.Resolution.NotYet;
import dev.onair.operator.Resolution.Refused;
import dev.onair.operator.Resolution.Resolved;
import dev.onair.operator.json.ResourceJson;
import dev.onair.operator.removal.ManifestMemory;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The life of a resource in the cluster, the same for every kind: resolve its references, run a pass of the loop over it,
 * and write what came of it, if anything did.
 */
public final class Lifecycle<
        R extends CustomResource<? extends OnairSpec, S>, D, O, C extends Command, S extends OnairStatus> {
    /** Belt and braces: a pass that finds all as it should be costs neither a call nor a write. */
    private static final Duration RESYNC = Duration.ofMinutes(10);

    private static final String CONFLICT = "Conflict";
    private static final Duration CONFLICT_CHECK = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofMillis(500);

    private final Kind<R, D, O, C, S> kind;
    private final ResourceDeletion<R, D, O, C, S> deletion;
    private final Outputs outputs;
    private final Telling telling;
    private final WriteLimits limits;
    private final LongWaits waits;
    private final Silence silence;
    private final Clock clock;
    private final RandomGenerator random;
    private final ObjectMapper json = ResourceJson.mapper();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    public Lifecycle(
            Kind<R, D, O, C, S> kind,
            Outputs outputs,
            Telling telling,
            WriteLimits limits,
            LongWaits waits,
            Clock clock,
            RandomGenerator random) {
        this.kind = kind;
        this.deletion = new ResourceDeletion<>(kind, clock, random);
        this.outputs = outputs;
        this.telling = telling;
        this.limits = limits;
        this.waits = waits;
        this.silence = new Silence(waits.patience());
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
            var leave = leave(resource);
            var subject = subject(resource, before, leave);
            var pass = watched(resource, ledger, () -> pass(resource, subject, leave, ledger));
            pass = publish(resource, subject, pass, before, context);
            pass = roomTold(resource, subject, pass);
            pass = settle(resource, subject, pass, before, ledger);
            annotate(resource, subject, ledger);
            var again = pass.again().orElseGet(this::resync);
            return UpdateControl.<R>noUpdate()
                    .rescheduleAfter(untilExpiry(resource, subject.status(), context)
                            .filter(left -> left.compareTo(again) < 0)
                            .orElse(again));
        } catch (Superseded changedMeanwhile) {
            return UpdateControl.<R>noUpdate().rescheduleAfter(SOON);
        }
    }

    /** Removes the resource if its time is up; how long that is away, if it is one that goes. */
    private Optional<Duration> untilExpiry(R resource, S status, Context<R> context) {
        var left = (isPaused(resource) ? Optional.<Instant>empty() : kind.expiresAt(resource, status))
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
            var ledger = ledger(resource, context);
            var before = status(resource);
            var subject = subject(resource, before, bound(resource));
            var standing = new Standing.Unavailable(
                    "InternalError",
                    "the operator failed with " + error.getClass().getSimpleName() + "; its log says more",
                    subject.failures() + 1);
            settle(resource, subject, Pass.of(standing), before, ledger);
        } catch (Superseded | KubernetesClientException unreachable) {
            // The status can wait; the retry cannot be lost.
        }
        return ErrorStatusUpdateControl.defaultErrorProcessing();
    }

    public DeleteControl cleanup(R resource, Context<R> context) {
        if (!kind.bindings().isKnown(resource)) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
        var ledger = ledger(resource, context);
        var before = status(resource);
        var subject = subject(resource, before, bound(resource));
        try {
            var result = watched(resource, ledger, () -> deletion.pass(resource, subject, isPaused(resource)));
            if (result.over()) {
                result.pass().announcements().forEach(news -> telling.tell(resource, news));
                removeOutputs(resource, before);
                failures.remove(subject.target().uid());
                silence.forget(subject.target().uid());
                kind.released(resource);
                return DeleteControl.defaultDelete();
            }
            var pass = settle(resource, subject, result.pass(), before, ledger);
            return DeleteControl.noFinalizerRemoval()
                    .rescheduleAfter(pass.again().orElseGet(this::resync));
        } catch (Superseded changedMeanwhile) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
    }

    private <T> T watched(R resource, KubernetesLedger<R, S> ledger, Supplier<T> pass) {
        var watch = waits.watch(since -> tellWait(resource, ledger, since));
        try {
            return pass.get();
        } finally {
            watch.close();
        }
    }

    /** What is as declared, and only looked at, stays as it is. */
    private void tellWait(R resource, KubernetesLedger<R, S> ledger, Instant since) {
        var known = ledger.written().orElseGet(kind::newStatus);
        long generation = resource.getMetadata().getGeneration();
        if (!ledger.isWorking() && isAsDeclared(known, generation)) {
            return;
        }
        var what = kind.waits(resource);
        var standing = new Standing.Waiting(
                what.reason(), what.message() + " (since " + since.truncatedTo(ChronoUnit.SECONDS) + ")");
        News.of(known.conditions, standing).ifPresent(news -> telling.tell(resource, news));
        ledger.remark(json.convertValue(known, kind.statusType()), copy -> {
            copy.conditions = Conditions.of(standing, copy.conditions, generation, clock.instant());
            copy.observedGeneration = generation;
        });
    }

    private static boolean isAsDeclared(OnairStatus status, long generation) {
        return Conditions.isTrue(status.conditions, Conditions.READY, generation)
                && Conditions.isTrue(status.conditions, Conditions.SYNCED, generation);
    }

    /** From here on the resource has the status that can be believed; the ledger knows what the cluster has. */
    private KubernetesLedger<R, S> ledger(R resource, Context<R> context) {
        var read = Optional.ofNullable(resource.getStatus());
        read.ifPresent(status -> resource.setStatus(kind.bindings().believed(resource, status)));
        return new KubernetesLedger<>(
                resource, read, context, status -> kind.bindings().seal(resource, status), this::shorten);
    }

    /** What may be left out is, and the resource says so; once by an Event. */
    private void shorten(R resource, S status, Optional<S> written, String why, boolean inFull) {
        var full = ObjectRoom.shortened(resource, why);
        var standing = inFull ? full : new Standing.Refused(full.reason(), "see its Event " + full.reason());
        var before = written.map(known -> known.conditions).orElse(List.of());
        if (Conditions.find(before, Conditions.SYNCED)
                .filter(known -> full.reason().equals(known.getReason()))
                .isEmpty()) {
            News.of(before, full).ifPresent(news -> telling.tell(resource, news));
        }
        status.shorten();
        status.conditions =
                Conditions.of(standing, before, resource.getMetadata().getGeneration(), clock.instant());
        status.lastObservedTime = written.map(known -> known.lastObservedTime).orElse(null);
    }

    /** What is paused asks for nothing. */
    private BindingRules.Leave leave(R resource) {
        return isPaused(resource) ? bound(resource) : kind.bindings().ask(resource);
    }

    private BindingRules.Leave.Granted bound(R resource) {
        var bound = kind.bindings().bound(resource);
        return new BindingRules.Leave.Granted(
                bound, bound.isPresent() ? Optional.empty() : annotation(resource, Names.EXTERNAL_ID));
    }

    /** Nothing is created whose id has no room, and an id that has none any more is told. */
    private Optional<Standing.Refused> noRoom(R resource, Subject<D, S> subject) {
        var status = subject.status();
        if (status.externalId != null || status.attempt != null) {
            return Optional.empty();
        }
        var annotations = kind.bindings().isAnnotated()
                ? AnnotationRoom.refusal(annotations(resource))
                : Optional.<Standing.Refused>empty();
        return annotations.or(() -> ObjectRoom.refusal(resource));
    }

    private Pass roomTold(R resource, Subject<D, S> subject, Pass pass) {
        return kind.bindings().isAnnotated()
                ? AnnotationRoom.told(annotations(resource), Optional.ofNullable(subject.status().externalId), pass)
                : pass;
    }

    /** The annotation says what the resource is bound to, however often somebody takes it away or changes it. */
    private void annotate(R resource, Subject<D, S> subject, KubernetesLedger<R, S> ledger) {
        var bound = Optional.ofNullable(subject.status().externalId);
        if (bound.isPresent() && kind.bindings().isAnnotated() && !isPaused(resource)) {
            annotation(resource, Names.EXTERNAL_ID)
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

    private Pass pass(R resource, Subject<D, S> started, BindingRules.Leave leave, KubernetesLedger<R, S> ledger) {
        if (isPaused(resource)) {
            return Pass.of(new Standing.Paused());
        }
        var unreadable = Unreadable.refusal(resource.getSpec(), started.status());
        if (unreadable.isPresent()) {
            return Pass.of(unreadable.get());
        }
        var moved =
                MovedAccount.refusal(resource.getSpec(), resource.getMetadata().getNamespace(), started.status());
        if (moved.isPresent()) {
            return Pass.of(moved.get());
        }
        if (kind.bindings().isAnnotated()
                && annotation(resource, Names.EXTERNAL_ID)
                        .filter(id -> id.length() > Bounded.ID)
                        .isPresent()
                && started.status().externalId == null) {
            return Pass.of(new Standing.Refused(
                    "InvalidExternalId",
                    "the annotation onair.dev/external-id has more than " + Bounded.ID
                            + " characters and can be no vendor's id: correct it, or remove it to have a new"
                            + " object made"));
        }
        var noRoom = noRoom(resource, started);
        if (noRoom.isPresent()) {
            return Pass.of(noRoom.get());
        }
        // Looking again costs no call; whoever goes wakes those who wait, and this is for what nobody tells.
        if (leave instanceof BindingRules.Leave.Refused(var reason, var message)) {
            return Pass.again(new Standing.Refused(reason, message), CONFLICT_CHECK);
        }
        if (leave instanceof BindingRules.Leave.Blocked(var reason, var message)) {
            return Pass.again(new Standing.Blocked(reason, message), CONFLICT_CHECK);
        }
        var memory = new ManifestMemory(
                resource.getSpec(),
                started.generation(),
                started.status(),
                (path, value) -> kind.bindings().fieldHash(resource, path, value));
        return switch (kind.resolve(memory.carriedOut(resource))) {
            case NotYet<D, O, C, S> ignored ->
                Pass.of(new Standing.Unchanged(
                        "the account has not been looked at to the end: its own conditions say why"));
            case Blocked<D, O, C, S>(var reason, var message) -> Pass.of(new Standing.Blocked(reason, message));
            case Refused<D, O, C, S>(var reason, var message)
            when CONFLICT.equals(reason) -> Pass.again(new Standing.Refused(reason, message), CONFLICT_CHECK);
            case Refused<D, O, C, S>(var reason, var message) -> Pass.of(new Standing.Refused(reason, message));
            case Resolved<D, O, C, S>(var desired, var adapter) -> {
                var subject = started.wanting(desired);
                heedSyncAt(resource, subject, adapter::distrust);
                yield new Loop<>(
                                adapter,
                                clock,
                                random,
                                limits,
                                new Surroundings(
                                        () -> kind.rivals(resource), () -> kind.creationHeld(resource), memory))
                        .pass(subject, ledger);
            }
        };
    }

    /** Hands out what the pass brought; a resource that cannot hand it out is not usable as declared. */
    private Pass publish(R resource, Subject<D, S> subject, Pass pass, S before, Context<R> context) {
        for (var output : subject.outputs()) {
            var problem = outputs.ensure(resource, output, knownVersion(resource, output, context));
            if (problem.isPresent()) {
                return new Pass(
                        new Standing.Refused("OutputConflict", problem.get()), pass.again(), pass.announcements());
            }
        }
        var kept = kind.outputsOf(subject.status());
        kind.outputsOf(before).forEach((name, form) -> {
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

    /** Conditions, Events and counters follow from one value; nothing is written when nothing changed. */
    private Pass settle(R resource, Subject<D, S> subject, Pass ended, S before, KubernetesLedger<R, S> ledger) {
        var uid = subject.target().uid();
        var pass = silence.broken(uid, ended, !isAsDeclared(before, subject.generation()), clock.instant());
        if (hasFailed(pass.standing())) {
            failures.merge(uid, 1, Integer::sum);
        } else if (!(pass.standing() instanceof Standing.Unchanged)) {
            failures.remove(uid);
        }
        pass.announcements().forEach(news -> telling.tell(resource, news));
        var status = subject.status();
        if (!(pass.standing() instanceof Standing.Unchanged)) {
            var news = News.of(before.conditions, pass.standing());
            status.conditions =
                    Conditions.of(pass.standing(), before.conditions, subject.generation(), clock.instant());
            status.observedGeneration = subject.generation();
            news.ifPresent(announcement -> telling.tell(resource, announcement));
            if (pass.standing() instanceof Standing.InSync) {
                Stream.of(kind.advice(resource), kind.bindings().afterwards(resource))
                        .flatMap(Optional::stream)
                        .forEach(what -> status.conditions.forEach(
                                condition -> condition.setMessage(condition.getMessage() + "; " + what)));
            }
        }
        kind.bindings().seal(resource, status);
        // Not what the pass began with: a mark that it wrote meanwhile may have to be taken back.
        if (!sameBut(status, ledger.written().orElse(before))) {
            ledger.save(status);
        }
        return pass;
    }

    private static boolean hasFailed(Standing standing) {
        return switch (standing) {
            case Standing.Unavailable ignored -> true;
            case Standing.Uncertain ignored -> true;
            case Standing.Deleting(var reason, var message) -> Deletion.PENDING.equals(reason);
            default -> false;
        };
    }

    /** The age of the truth is no news of its own. */
    private boolean sameBut(S now, S before) {
        var left = json.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(now);
        var right = json.<com.fasterxml.jackson.databind.node.ObjectNode>valueToTree(before);
        left.remove("lastObservedTime");
        right.remove("lastObservedTime");
        return left.equals(right);
    }

    private Subject<D, S> subject(R resource, S before, BindingRules.Leave leave) {
        var granted = leave instanceof BindingRules.Leave.Granted given
                ? given
                : new BindingRules.Leave.Granted(Optional.empty(), Optional.empty());
        var metadata = resource.getMetadata();
        var annotations = annotations(resource);
        var target = new Target(
                resource.getKind(), new ObjectKey(metadata.getNamespace(), metadata.getName()), metadata.getUid());
        var working = json.convertValue(before, kind.statusType());
        if (resource.getSpec().unreadable().isEmpty()) {
            kind.introduce(resource, working);
            MovedAccount.remember(before, working);
        }
        return new Subject<>(
                target,
                Optional.empty(),
                Policies.of(
                        resource.getSpec(),
                        kind.allowsInterruption(resource),
                        Optional.ofNullable(annotations.get(Names.APPROVE))),
                working,
                granted.id(),
                granted.choice(),
                metadata.getGeneration(),
                failures.getOrDefault(metadata.getUid(), 0),
                new ArrayList<>());
    }

    private void heedSyncAt(R resource, Subject<D, S> subject, java.util.function.Consumer<String> distrust) {
        var annotation = annotations(resource).get(Names.SYNC_AT);
        var asked = annotation == null ? null : Bounded.text(annotation, Bounded.ID);
        if (asked != null && !asked.equals(subject.status().lastHandledSyncAt)) {
            subject.status().lastHandledSyncAt = asked;
            subject.status().refused = null;
            subject.status().writes = null;
            Optional.ofNullable(subject.status().externalId).ifPresent(distrust);
        }
    }

    private S status(R resource) {
        return resource.getStatus() == null ? kind.newStatus() : resource.getStatus();
    }

    private static boolean isPaused(CustomResource<?, ?> resource) {
        return "true".equals(annotations(resource).get(Names.PAUSED));
    }

    private static Optional<String> annotation(CustomResource<?, ?> resource, String name) {
        return Optional.ofNullable(annotations(resource).get(name)).filter(value -> !value.isBlank());
    }

    private static Map<String, String> annotations(CustomResource<?, ?> resource) {
        var annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? Map.of() : annotations;
    }

    private Duration resync() {
        return RESYNC.plusSeconds(random.nextInt(120));
    }
}
