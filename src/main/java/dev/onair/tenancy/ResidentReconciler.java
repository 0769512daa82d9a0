package dev.onair.tenancy;

import dev.onair.account.AccountChange;
import dev.onair.account.BulkDeletionGuard.Marked;
import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.account.Claimant;
import dev.onair.common.AccountRef;
import dev.onair.common.AllowedReferences;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Command;
import dev.onair.engine.Conditions;
import dev.onair.engine.Pass;
import dev.onair.engine.Rivals;
import dev.onair.engine.Target;
import dev.onair.operator.BindingRules;
import dev.onair.operator.Controllers;
import dev.onair.operator.Kind;
import dev.onair.operator.Lifecycle;
import dev.onair.operator.PassExecutor.Priority;
import dev.onair.operator.SecretStore;
import dev.onair.operator.metrics.Measures;
import dev.onair.operator.metrics.ResourceMetrics;
import dev.onair.ownership.Party;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.ErrorStatusUpdateControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the reconcilers of all kinds that live in accounts have in common: who wakes a resource, whose the vendor's object is,
 * and what holds a deletion. The rest of a resource's life is {@link Lifecycle}; a kind adds what it refers to.
 */
public abstract class ResidentReconciler<
                R extends CustomResource<? extends OnairSpec, S>,
                D,
                O,
                C extends Command,
                S extends OnairStatus,
                A extends Session>
        implements ConfigurableReconciler<R>,
                Cleaner<R>,
                Kind<R, D, O, C, S>,
                Tenant,
                Links.Offering,
                Links.Referring,
                UniqueNames<R> {
    private static final String SECRET = "Secret";

    private final Class<R> type;
    private final String kind;
    private final Accounts<A> accounts;
    private final Links links;
    private final DeletionHolds holds;
    private final ResidentIndex<R> index = new ResidentIndex<>();
    private final ChangeHolds changes;
    private final NameRivals<R> rivals;
    private final InboundEvents<R> wakeups = new InboundEvents<>(this::gone);
    private final ResourceBindings<R, S> bindings;
    private final Lifecycle<R, D, O, C, S> lifecycle;
    private final ResourceMetrics.OfKind metrics;

    protected ResidentReconciler(Class<R> type, Accounts<A> accounts, Facilities facilities) {
        this.type = type;
        this.kind = type.getSimpleName();
        this.accounts = accounts;
        this.links = facilities.links();
        this.holds = new DeletionHolds(accounts, links, facilities.telling());

        this.bindings = new ResourceBindings<>(new Named(), this, accounts, facilities);
        this.rivals = new NameRivals<>(
                kind,
                index,
                this,
                resource -> bindings.party(resource).counts(),
                bindings::holding,
                facilities.clock());
        facilities.firstSealing().register(this);
        facilities.sealRenewal().register(this);
        this.metrics = facilities.metrics().of(kind, key -> index.find(key).isPresent());
        this.changes = new ChangeHolds(accounts, facilities.clock());
        this.lifecycle = new Lifecycle<>(
                this,
                facilities.outputs(),
                facilities.telling(),
                facilities.limits(),
                facilities.waits(),
                facilities.ownReads(),
                facilities.clock(),
                facilities.random());
    }

    /** The vendor's word for the object, for people. */
    protected abstract String noun();

    /** Names of the Secrets, in the resource's namespace, that it reads or writes. */
    protected abstract Stream<String> secretNames(R resource);

    /** The resources, in the same namespace, that this one needs. */
    protected Stream<Reference> references(R resource) {
        return Stream.empty();
    }

    /** Whether the resource still needs what it refers to. One that is over does not hold anybody up. */
    protected boolean needsReferences(R resource) {
        return true;
    }

    /** What the vendor is to have of the resource's object, where it is asked which account it is. */
    protected Expected expected(R resource) {
        return Expected.THERE;
    }

    /** What the resource offers those who refer to it, in words that they know: a channel's protocols. */
    protected Set<String> offers(R resource) {
        return Set.of();
    }

    /** Names another resource in the same namespace. */
    public record Reference(String kind, String name) {}

    /** Names an object of the vendor's, whichever resource is bound to it; of which kind, {@link #idSpace} says. */
    public record ObjectReference(String space, String externalId) {}

    /** What the manifest names by its id, besides its own object. */
    protected Optional<ObjectReference> namedObject(R resource) {
        return Optional.empty();
    }

    /** The kinds whose ids name the same objects have one. */
    protected String idSpace() {
        return kind;
    }

    /** Whether the manifest itself names the vendor's object, as {@link #declaredId} says, and none is ever created. */
    protected boolean isDeclared() {
        return false;
    }

    /** Whether taking what no resource holds does nobody any harm, and needs no leave of the account's owner. */
    protected boolean isFree() {
        return false;
    }

    /** The vendor's id of the object that the resource asks for without an annotation. */
    protected Optional<String> declaredId(R resource) {
        return Optional.empty();
    }

    private final class Named implements ResourceBindings.Naming<R> {
        @Override
        public String kind() {
            return kind;
        }

        @Override
        public String space() {
            return idSpace();
        }

        @Override
        public String noun() {
            return ResidentReconciler.this.noun();
        }

        @Override
        public boolean isDeclared() {
            return ResidentReconciler.this.isDeclared();
        }

        @Override
        public boolean isFree() {
            return ResidentReconciler.this.isFree();
        }

        @Override
        public Optional<String> declaredId(R resource) {
            return ResidentReconciler.this.declaredId(resource);
        }
    }

    /** What else wakes a resource of this kind. */
    protected List<EventSource<?, R>> moreEventSources(EventSourceContext<R> context) {
        return List.of();
    }

    @Override
    public final void updateConfigurationFrom(ControllerConfigurationOverrider<R> configuration) {
        Controllers.configure(configuration, this::edited, this::changed);
    }

    /**
     * Who takes the finalizer away by hand spares the operator the last pass, but what this process keeps of the resource goes
     * all the same: what it claims, the calls that wait, its part in a wave of deletions. Where no session is open, which is so
     * in a stand-by, nothing is kept.
     */
    private void gone(R resource) {
        lifecycle.gone(resource);
        if (index.hasLeft(resource)) {
            return;
        }
        session(resource).ifPresent(open -> {
            // What it has stopped for an edit is on air again, as its manifest said to the end.
            recall(resource, false);
            released(resource);
            open.claims().forget(claimant(resource));
        });
    }

    /** A call of the manifest as it was must not be sent any more, if it still waits; a ban must not wait behind it. */
    private void recall(R edited, boolean isToStop) {
        session(edited)
                .ifPresent(open -> open.calls().recall(edited.getMetadata().getUid(), isToStop));
    }

    private void changed(R now, R before) {
        tell(referent(before), needsReferences(before), now);
        wake(rivals.leftTo(now, before));
        var isEdited = !Objects.equals(
                now.getMetadata().getGeneration(), before.getMetadata().getGeneration());
        if (isEdited && (allowedReferences(now) != null || allowedReferences(before) != null)) {
            bindings.bound(now).ifPresent(id -> links.opened(idSpace(), id));
        }
    }

    private void tell(Links.Referent offered, boolean needed, R now) {
        if (!referent(now).equals(offered)) {
            links.changed(kind, key(now));
        }
        if (needed && !needsReferences(now)) {
            releaseReferences(now);
        }
    }

    @Override
    public final List<EventSource<?, R>> prepareEventSources(EventSourceContext<R> context) {
        index.use(context.getPrimaryCache(), bindings::namedIds, this::referenceTexts, rivals::all, bindings::holding);
        accounts.register(this);
        links.offer(kind, this);
        links.refer(this);
        var secrets = InformerEventSourceConfiguration.from(Secret.class, type)
                .withItemStore(new SecretStore())
                .withSecondaryToPrimaryMapper(this::concernedBy)
                .build();
        var sources = new ArrayList<EventSource<?, R>>();
        sources.add(wakeups);
        sources.add(new InformerEventSource<>(secrets, context));
        sources.addAll(moreEventSources(context));
        return sources;
    }

    private List<String> referenceTexts(R resource) {
        var namespace = resource.getMetadata().getNamespace();
        return Stream.concat(
                        Stream.concat(
                                        secretNames(resource).map(name -> new Reference(SECRET, name)),
                                        references(resource))
                                .map(reference -> ResidentIndex.reference(
                                        reference.kind(), new ObjectKey(namespace, reference.name()))),
                        namedObject(resource)
                                .map(object -> ResidentIndex.object(object.space(), object.externalId()))
                                .stream())
                .distinct()
                .toList();
    }

    private Set<ResourceID> concernedBy(Secret secret) {
        var metadata = secret.getMetadata();
        var owners = metadata.getOwnerReferences().stream()
                .filter(owner -> owner.getKind().equals(kind))
                .map(owner -> new ResourceID(owner.getName(), metadata.getNamespace()));
        var readers = index.referringTo(SECRET, new ObjectKey(metadata.getNamespace(), metadata.getName()))
                .map(ResourceID::fromResource);
        return Stream.concat(owners, readers).collect(Collectors.toSet());
    }

    @Override
    public final UpdateControl<R> reconcile(R resource, Context<R> context) {
        index.seen(resource);
        var offered = referent(resource);
        var needed = needsReferences(resource);
        var before = rivals.before(resource);
        var control = passed(resource, () -> lifecycle.reconcile(resource, context));
        // Events of our own writes reach no filter: JOSDK takes them out. Who waits for them is told here.
        index.find(key(resource))
                .ifPresentOrElse(
                        now -> {
                            index.seen(now);
                            tell(offered, needed, now);
                            wake(rivals.concernedBy(now, before));
                            measure(now);
                        },
                        () -> gone(resource));
        return control;
    }

    @Override
    public final ErrorStatusUpdateControl<R> updateErrorStatus(R resource, Context<R> context, Exception error) {
        return lifecycle.broken(resource, context, error);
    }

    @Override
    public final DeleteControl cleanup(R resource, Context<R> context) {
        index.seen(resource);
        var control = passed(resource, () -> lifecycle.cleanup(resource, context));
        if (!control.isRemoveFinalizer()) {
            index.find(key(resource)).ifPresent(now -> {
                index.seen(now);
                measure(now);
            });
        }
        return control;
    }

    /** Whatever the pass came to, its account learns that it is over. */
    private <T> T passed(R resource, Supplier<T> pass) {
        try {
            return pass.get();
        } finally {
            session(resource)
                    .ifPresent(open ->
                            open.calls().passEnded(resource.getMetadata().getUid()));
        }
    }

    private void measure(R resource) {
        Optional.ofNullable(resource.getStatus())
                .ifPresent(status -> metrics.show(
                        key(resource),
                        account(resource).toString(),
                        accounts.exists(account(resource)) && counts(resource),
                        status.conditions,
                        measures(status)));
    }

    /** What the status tells besides conditions that somebody may want to be woken for. */
    protected Measures measures(S status) {
        return Measures.NONE;
    }

    /** Whether another resource is bound to this object. */
    protected final boolean isHeldByAnother(R resource, String externalId) {
        return bindings.isHeldByAnother(resource, externalId);
    }

    /** Whether the account lets the resource's namespace take what no resource holds. */
    protected final boolean mayAdopt(R resource) {
        return accounts.mayAdopt(account(resource), resource.getMetadata().getNamespace());
    }

    @Override
    public final BindingRules<R, S> bindings() {
        return bindings;
    }

    /** Most vendors' objects have nothing that another one could not have too. */
    @Override
    public List<String> wanted(R resource) {
        return List.of();
    }

    /** What the vendor has is as declared, where none of it can change; a create that was begun may have been taken. */
    @Override
    public List<String> held(R resource) {
        return Optional.<OnairStatus>ofNullable(resource.getStatus())
                        .filter(status -> status.externalId != null || status.attempt != null)
                        .isPresent()
                ? wanted(resource)
                : List.of();
    }

    @Override
    public final Optional<Pass> creationHeld(R resource) {
        return changes.ofCreation(account(resource));
    }

    @Override
    public final List<AccountChange.Bound> bound(ObjectKey account) {
        return index.members(account).stream()
                .flatMap(member -> member.holding().bound().flatMap(id -> bound(member.resource(), id)).stream())
                .toList();
    }

    private Optional<AccountChange.Bound> bound(R resource, String id) {
        var expected = expected(resource);
        return expected == Expected.NOTHING
                ? Optional.empty()
                : Optional.of(new AccountChange.Bound(
                        kind, id, expected == Expected.PERHAPS || resource.isMarkedForDeletion()));
    }

    @Override
    public final int creates(ObjectKey account) {
        return (int) index.attempting(account)
                .filter(resource -> bindings.party(resource).attempting())
                .count();
    }

    @Override
    public final Rivals rivals(R resource) {
        return rivals.of(resource);
    }

    @Override
    public final Waits waits(R resource) {
        return session(resource)
                .map(open -> QueueWords.waits(
                        open.quotas(),
                        open.calls().before(resource.getMetadata().getUid())))
                .orElseGet(() -> Kind.super.waits(resource));
    }

    @Override
    public final Optional<Waits> queued(R resource) {
        return session(resource).flatMap(open -> {
            var before = open.calls().before(resource.getMetadata().getUid());
            return before.isPresent() ? Optional.of(QueueWords.waits(open.quotas(), before)) : Optional.empty();
        });
    }

    @Override
    public Optional<Hold> holdsDeletion(R resource) {
        var deleted = Instant.parse(resource.getMetadata().getDeletionTimestamp());
        // Of what stays at the vendor no wave of deletions takes anything away.
        return holds.byUsers(kind, key(resource))
                .or(() -> keptByVendor(resource).isPresent()
                        ? Optional.empty()
                        : changes.ofDeletion(account(resource), deleted))
                .or(() -> keptByVendor(resource).isPresent()
                        ? Optional.empty()
                        : holds.byGuard(
                                account(resource),
                                new Marked(
                                        resource.getMetadata().getUid(),
                                        resource.getMetadata().getNamespace(),
                                        deleted)));
    }

    @Override
    public final Optional<Duration> onAirDeletionHold(R resource) {
        return session(resource).flatMap(open -> open.deletionGuard().settings().maxHold());
    }

    @Override
    public final void heldOnAir(R resource, boolean waits) {
        holds.onAir(account(resource), use(resource), resource.getMetadata().getUid(), waits);
    }

    @Override
    public final void released(R resource) {
        session(resource)
                .ifPresent(open ->
                        open.deletionGuard().finished(resource.getMetadata().getUid()));
        index.leaves(resource);
        metrics.forget(key(resource));
        wake(rivals.gone(resource));
        bindings.released(resource);
        forget(resource);
        releaseReferences(resource);
        accounts.released(account(resource));
        links.changed(kind, key(resource));
    }

    /** What a kind keeps of a resource apart from its status goes with it. */
    protected void forget(R resource) {}

    /** What this one referred to may go, if that was what it waited for. */
    private void releaseReferences(R resource) {
        var namespace = resource.getMetadata().getNamespace();
        references(resource).forEach(needed -> links.released(needed.kind(), new ObjectKey(namespace, needed.name())));
    }

    @Override
    public final List<Use> uses(ObjectKey account) {
        return index.members(account).stream()
                .filter(this::counts)
                .map(member -> use(member.resource()))
                .toList();
    }

    /** As {@link Party#counts} says. What is bound is known without the account, whose informer may be closed already. */
    private boolean counts(Headcount.Member<R> member) {
        return member.holding().made() || isAdmitted(member.resource());
    }

    /** Likewise; seals cost more than to ask what the account lets in. */
    private boolean counts(R resource) {
        return isAdmitted(resource) || bindings.holding(resource).made();
    }

    private boolean isAdmitted(R resource) {
        return accounts.admits(account(resource), resource.getMetadata().getNamespace());
    }

    @Override
    public final Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved) {
        return index.tallies(account, approved);
    }

    @Override
    public final Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times) {
        return index.deletions(account, times);
    }

    @Override
    public final List<ObjectKey> naming(ObjectKey account) {
        return index.keysOf(account);
    }

    @Override
    public final Stream<Party> parties(ObjectKey account, String space, String externalId) {
        return space.equals(idSpace())
                ? index.concernedWith(account, externalId)
                        .flatMap(resource -> bindings.party(resource, account).stream())
                : Stream.empty();
    }

    @Override
    public final Optional<Links.Holder> holder(ObjectKey account, String space, String externalId) {
        return space.equals(idSpace())
                ? index.concernedWith(account, externalId)
                        .filter(resource -> bindings.bound(resource)
                                .filter(externalId::equals)
                                .isPresent())
                        .map(resource ->
                                new Links.Holder(kind, key(resource), namespace -> opensTo(resource, namespace)))
                        .findFirst()
                : Optional.empty();
    }

    private boolean opensTo(R resource, String namespace) {
        return accounts.covers(
                Optional.ofNullable(allowedReferences(resource))
                        .flatMap(allowed -> Optional.ofNullable(allowed.namespaces)),
                resource.getMetadata().getNamespace(),
                namespace);
    }

    /** Who else may refer to the vendor's object by its id; nobody when absent. */
    protected @Nullable AllowedReferences allowedReferences(R resource) {
        return null;
    }

    @Override
    public final Stream<Tenant.Named> unsealed() {
        return index.all().flatMap(bindings.seals()::unsealed);
    }

    @Override
    public final Stream<String> stale() {
        return index.all()
                .filter(bindings.seals()::isStale)
                .map(resource -> resource.getMetadata().getUid());
    }

    @Override
    public final boolean areApprovalsRenewed() {
        return accounts.areApprovalsRenewed();
    }

    @Override
    public final Stream<Tenant.Named> sealed() {
        return index.all().flatMap(bindings.seals()::boundBySeal);
    }

    @Override
    public final boolean isSynced() {
        return index.isSynced();
    }

    @Override
    public final boolean isAdmissionKnown() {
        return accounts.isKnown();
    }

    @Override
    public final List<Use> usersOf(String otherKind, ObjectKey key) {
        return index.referringTo(otherKind, key)
                .filter(this::needsReferences)
                .map(this::use)
                .toList();
    }

    @Override
    public final List<ObjectKey> namersOf(String space, String externalId) {
        return index.namingObject(space, externalId)
                .filter(this::needsReferences)
                .map(ResidentReconciler::key)
                .toList();
    }

    private Use use(R resource) {
        return new Use(kind, key(resource));
    }

    @Override
    public final Set<String> externalIds(ObjectKey account) {
        return index.members(account).stream()
                .flatMap(member -> member.holding().bound().or(() -> named(member.resource())).stream())
                .collect(Collectors.toSet());
    }

    /** It may have been bound a moment ago to what it wished for. */
    private Optional<String> named(R resource) {
        var party = bindings.party(resource);
        return party.counts() ? party.bound().or(party::wish) : Optional.empty();
    }

    @Override
    public final Optional<Links.Referent> find(ObjectKey key) {
        return index.find(key).map(this::referent);
    }

    private Links.Referent referent(R resource) {
        var status = Optional.<OnairStatus>ofNullable(resource.getStatus());
        return new Links.Referent(
                account(resource),
                bindings.bound(resource),
                status.flatMap(known -> Conditions.find(known.conditions, Conditions.READY))
                        .filter(ready -> "True".equals(ready.getStatus()))
                        .isPresent(),
                resource.isMarkedForDeletion(),
                offers(resource));
    }

    @Override
    public final void wake(List<ObjectKey> resources) {
        resources.forEach(key -> wakeups.wake(key, Priority.ORDINARY));
    }

    @Override
    public final void turn(Target resource) {
        if (resource.kind().equals(kind)) {
            wakeups.wake(resource.key(), Priority.DUE);
        }
    }

    /** What somebody edited has its pass before what is only looked at again. */
    private boolean edited(R edited) {
        var isToStop = isEmergency(edited);
        recall(edited, isToStop);
        wakeups.wake(key(edited), isToStop ? Priority.DUE : Priority.EDITED);
        return true;
    }

    /** Whether a manifest that was edited wants the stream off air, which must wait behind nothing. */
    protected boolean isEmergency(R edited) {
        return false;
    }

    protected final Optional<A> session(R resource) {
        return accounts.session(account(resource));
    }

    /** The account that the resource names. */
    public static ObjectKey account(CustomResource<? extends OnairSpec, ?> resource) {
        return ResidentIndex.account(resource);
    }

    /** The account as the status shows it: without its namespace where that is the resource's own. */
    protected static String accountText(CustomResource<? extends OnairSpec, ?> resource) {
        return AccountRef.text(
                resource.getSpec().accountRef, resource.getMetadata().getNamespace());
    }

    private static ObjectKey key(CustomResource<?, ?> resource) {
        return new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }

    protected final Claimant claimant(R resource) {
        return bindings.claimant(resource);
    }
}
