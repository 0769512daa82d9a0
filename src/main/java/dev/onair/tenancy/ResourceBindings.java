package dev.onair.tenancy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.common.Attempt;
import dev.onair.common.DeletionPolicy;
import dev.onair.common.ExternalId;
import dev.onair.common.ManagementPolicy;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Conditions;
import dev.onair.operator.Annotations;
import dev.onair.operator.BindingRules;
import dev.onair.operator.Kind;
import dev.onair.operator.json.ResourceJson;
import dev.onair.ownership.Decision;
import dev.onair.ownership.Owner;
import dev.onair.ownership.Ownership;
import dev.onair.ownership.Party;
import io.fabric8.kubernetes.client.CustomResource;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Ownership} decides for the resources of one kind: who they are to it comes from here, and what it says is carried
 * out here, in the caches of this process and in words.
 */
final class ResourceBindings<R extends CustomResource<? extends OnairSpec, S>, S extends OnairStatus>
        implements BindingRules<R, S> {
    /** How long a deletion waits for another resource to take the object over. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long others wait for what a create may have made that nobody looks for: its resource is paused, or may not. */
    private static final Duration LOST_CREATE = Duration.ofHours(1);

    private static final List<String> COMMON =
            Arrays.stream(OnairStatus.class.getFields()).map(Field::getName).toList();

    private final Naming<R> naming;
    private final Kind<R, ?, ?, ?, S> kind;
    private final Accounts<?> accounts;
    private final Facilities facilities;
    private final ObjectMapper json = ResourceJson.mapper();
    private final StatusSeals<R, S> seals;

    /** What was let to be taken and is not bound yet, by the resources' uids. */
    private final Map<String, String> wishes = new ConcurrentHashMap<>();

    /** What a kind calls its vendor's objects. */
    interface Naming<R> {
        /** The resource's kind, as manifests spell it. */
        String kind();

        /** The kinds whose ids name the same objects have one. */
        String space();

        /** The vendor's word for the object, for people. */
        String noun();

        /** What the resource asks for without an annotation; empty for what is created, or named by annotation. */
        Optional<String> declaredId(R resource);

        /** Whether the manifest names the object, so that no annotation has to. */
        boolean isDeclared();

        /** Whether taking what no resource holds does nobody any harm, and needs no leave. */
        boolean isFree();
    }

    ResourceBindings(Naming<R> naming, Kind<R, ?, ?, ?, S> kind, Accounts<?> accounts, Facilities facilities) {
        this.naming = naming;
        this.kind = kind;
        this.accounts = accounts;
        this.facilities = facilities;
        this.seals = new StatusSeals<>(naming, kind.statusType(), accounts, facilities);
    }

    /** What the seals in the statuses say. */
    StatusSeals<R, S> seals() {
        return seals;
    }

    @Override
    public boolean isKnown(R resource) {
        return accounts.isKnown() && facilities.firstSealing().isReady();
    }

    @Override
    public S whole(R resource, S status) {
        return seals.whole(resource, status);
    }

    @Override
    public S believed(R resource, S read) {
        var status = seals.ofItsAccount(resource, seals.whole(resource, read));
        seals.first(resource, status);
        if (status.externalId == null
                && status.binding == null
                && status.attempt == null
                && status.lastApplied == null) {
            return status;
        }
        if (seals.formerOwner(resource, status).isPresent()) {
            return status;
        }
        var owner = owner(resource);
        if (status.lastApplied != null
                && seals.bindings().applied(owner, status).isEmpty()) {
            var copy = json.convertValue(status, kind.statusType());
            copy.lastApplied = null;
            return believed(owner, resource, copy);
        }
        return believed(owner, resource, status);
    }

    private S believed(Owner owner, R resource, S status) {
        var bound = bound(owner, resource, status).orElse(null);
        var attempt = seals.attempt(owner, status).orElse(null);
        var disputed = seals.bindings().disputed(owner, status).isPresent();
        if (Objects.equals(bound, status.externalId)
                && attempt == status.attempt
                && (bound != null || disputed || status.binding == null)) {
            return status;
        }
        if (bound == null && !disputed) {
            return withoutObject(owner, status, attempt);
        }
        var copy = json.convertValue(status, kind.statusType());
        copy.lastApplied = bound == null || !bound.equals(copy.externalId) ? null : copy.lastApplied;
        copy.externalId = bound;
        copy.attempt = attempt;
        return copy;
    }

    /** What else stands in a status is of an object that is not this resource's: only what every kind has is kept. */
    private S withoutObject(Owner owner, S status, @Nullable Attempt attempt) {
        ObjectNode common = json.valueToTree(status);
        common.retain(COMMON);
        var fresh = json.convertValue(common, kind.statusType());
        fresh.externalId = null;
        fresh.binding = null;
        fresh.lastApplied = null;
        fresh.attempt = attempt;
        var id = status.externalId;
        if (id != null && facilities.firstSealing().isDisputed(owner, id)) {
            seals.bindings().dispute(owner, fresh, id, facilities.clock().instant());
        }
        return fresh;
    }

    @Override
    public Optional<String> bound(R resource) {
        return bound(owner(resource), resource, seals.status(resource));
    }

    /** By its seal; by what stood there before there were seals; or by what this process itself has made and not written yet. */
    private Optional<String> bound(Owner owner, R resource, @Nullable S status) {
        return seals.bindings().bound(owner, status).or(() -> boundWithoutSeal(owner, resource, status));
    }

    private Optional<String> boundWithoutSeal(Owner owner, R resource, @Nullable S status) {
        return ids(resource, status)
                .filter(id -> facilities.firstSealing().trusts(owner, id) || isMade(resource, id))
                .findFirst();
    }

    /** What {@link #party} says of it, as far as that counts; costs less, and says for how long it holds. */
    Holding holding(R resource) {
        var owner = owner(resource);
        var status = seals.status(resource);
        var sealed = seals.bindings().bound(owner, status);
        var bound = sealed.or(() -> boundWithoutSeal(owner, resource, status));
        var isMade = bound.isPresent() || seals.attempt(owner, status).isPresent();
        var takesAway = isMade && !isRetained(resource);
        return new Holding(
                bound,
                isMade,
                takesAway,
                Optional.ofNullable(resource.getMetadata().getDeletionTimestamp())
                        .filter(any -> takesAway)
                        .map(Instant::parse),
                sealed.isPresent() || namesNothing(resource, status));
    }

    /** Neither an id nor a create: it cannot come to have anything without a change of its own. */
    private boolean namesNothing(R resource, @Nullable S status) {
        return (status == null || status.attempt == null)
                && ids(resource, status).findAny().isEmpty();
    }

    private boolean isRetained(R resource) {
        return resource.getSpec().deletion() == DeletionPolicy.Retain
                || resource.getSpec().management() == ManagementPolicy.Observe
                || kind.keptByVendor(resource).isPresent();
    }

    private Stream<String> ids(R resource, @Nullable S status) {
        return Stream.concat(
                Optional.ofNullable(status).map(known -> known.externalId).stream(),
                ExternalId.annotated(resource).stream());
    }

    private boolean isMade(R resource, String id) {
        return !id.equals(wishes.get(resource.getMetadata().getUid()))
                && claims(resource)
                        .filter(claims -> claims.holds(id, claimant(resource)))
                        .isPresent();
    }

    /** One whose object is in another account asks for nothing in this one. */
    private Optional<String> wish(R resource) {
        return seals.formerOwner(resource, seals.status(resource)).isPresent()
                ? Optional.empty()
                : naming.declaredId(resource)
                        .or(() -> ExternalId.annotated(resource))
                        .or(() -> disputed(owner(resource), resource.getStatus()));
    }

    /** By the seal of the dispute; or as it was found, until the first pass over the resource has written that. */
    private Optional<String> disputed(Owner owner, @Nullable S status) {
        return seals.bindings()
                .disputed(owner, status)
                .or(() -> Optional.ofNullable(status)
                        .map(known -> known.externalId)
                        .filter(id -> facilities.firstSealing().isDisputed(owner, id)));
    }

    /** The vendor's ids that have to do with a resource, for an index; whether rightly is asked afterwards. */
    List<String> namedIds(R resource) {
        var status = Optional.ofNullable(resource.getStatus());
        return Stream.of(
                        naming.declaredId(resource),
                        ExternalId.annotated(resource),
                        status.map(known -> known.externalId),
                        status.map(known -> known.binding).map(binding -> binding.id))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /**
     * Who the resource is to an account: to that which it names, and to that which its object is in, where it named that one
     * before. There the object stays reserved; nothing else of the resource counts.
     */
    Optional<Party> party(R resource, ObjectKey account) {
        if (ResidentIndex.account(resource).equals(account)) {
            return Optional.of(party(resource));
        }
        var status = seals.status(resource);
        return seals.formerOwner(resource, status)
                .filter(then -> then.account().equals(account))
                .map(then -> new Party(
                        then,
                        createdAt(resource),
                        false,
                        false,
                        seals.boundOf(then, status),
                        seals.attempt(then, status).isPresent(),
                        seals.attempt(then, status).filter(this::isRecent).isPresent(),
                        Optional.empty(),
                        false,
                        Party.End.RELEASED,
                        resource.isMarkedForDeletion()))
                .filter(Party::counts);
    }

    /** Whether what the create may have made can still be about to be found. */
    private boolean isRecent(Attempt mark) {
        return mark.begunAt()
                .filter(begun -> facilities.clock().instant().isBefore(begun.plus(LOST_CREATE)))
                .isPresent();
    }

    private static Instant createdAt(CustomResource<?, ?> resource) {
        return Instant.parse(resource.getMetadata().getCreationTimestamp());
    }

    Party party(R resource) {
        var owner = owner(resource);
        var status = seals.status(resource);
        var namespace = owner.key().namespace();
        var bound = bound(owner, resource, status);
        var attempt = seals.attempt(owner, status);
        var admitted = accounts.admits(owner.account(), namespace);
        var isLookedFor = admitted && !Annotations.isPaused(resource);
        return new Party(
                owner,
                createdAt(resource),
                admitted,
                naming.isFree() || accounts.mayAdopt(owner.account(), namespace),
                bound,
                attempt.isPresent(),
                attempt.filter(mark -> isLookedFor || isRecent(mark)).isPresent(),
                bound.isPresent() ? Optional.empty() : wish(resource),
                disputed(owner, status).isPresent(),
                isRetained(resource) ? Party.End.RELEASED : Party.End.DELETED,
                resource.isMarkedForDeletion());
    }

    @Override
    public Leave ask(R resource) {
        var me = party(resource);
        var about = me.bound().or(me::wish);
        if (about.isEmpty()) {
            // What it asked for before, and was not bound to yet, is free again.
            forgetWish(resource);
            return new Leave.Granted(Optional.empty(), Optional.empty());
        }
        var words = words(me);
        return switch (Ownership.decide(me, others(me, about.get()))) {
            case Decision.None ignored -> {
                forgetWish(resource);
                yield new Leave.Granted(Optional.empty(), me.attempting() ? me.wish() : Optional.empty());
            }
            case Decision.Holds(var id) -> new Leave.Granted(Optional.of(id), Optional.empty());
            case Decision.MayTake(var id) -> take(resource, me, id, words);
            case Decision.Taken(var id, var by, var goesOver) -> {
                forgetWish(resource);
                tell(resource, by);
                yield new Leave.Refused("Conflict", words.taken(id, by, goesOver));
            }
            case Decision.Awaited(var id, var creator) -> {
                forgetWish(resource);
                yield new Leave.Blocked("DependencyNotReady", words.awaited(id, creator));
            }
            case Decision.NotAllowed(var id) -> {
                forgetWish(resource);
                yield new Leave.Refused("AdoptionNotAllowed", words.notAllowed(id));
            }
        };
    }

    private OwnershipWords words(Party reader) {
        return new OwnershipWords(accounts.kind(), naming.noun(), isAnnotated(), reader.owner());
    }

    /** Of two that are let at the same moment one is first. */
    private Leave take(R resource, Party me, String id, OwnershipWords words) {
        var uid = me.owner().uid();
        var earlier = wishes.put(uid, id);
        if (earlier != null && !earlier.equals(id)) {
            claims(resource).ifPresent(claims -> claims.release(earlier, claimant(resource)));
        }
        var givers = others(me, id).stream()
                .filter(other ->
                        other.leaving() && other.bound().filter(id::equals).isPresent())
                .map(giver -> claimant(giver.owner()))
                .toList();
        return claims(resource)
                .flatMap(claims -> claims.takeOver(id, claimant(resource), givers))
                .<Leave>map(other -> {
                    wishes.remove(uid);
                    return new Leave.Refused("Conflict", words.taken(id, other));
                })
                .orElseGet(() -> new Leave.Granted(Optional.of(id), Optional.empty()));
    }

    private void forgetWish(R resource) {
        var wished = wishes.remove(resource.getMetadata().getUid());
        if (wished != null) {
            claims(resource).ifPresent(claims -> claims.release(wished, claimant(resource)));
        }
    }

    /** The one that has the object says from now on what becomes of it. */
    private void tell(R resource, Party holder) {
        var known = Optional.ofNullable(resource.getStatus())
                .flatMap(status -> Conditions.find(status.conditions, "Synced"))
                .filter(condition -> "Conflict".equals(condition.getReason()));
        if (known.isEmpty()) {
            accounts.wake(List.of(holder.owner().key()));
        }
    }

    private List<Party> others(Party me, String id) {
        return accounts.parties(me.owner().account(), naming.space(), id);
    }

    @Override
    public void seal(R resource, S status) {
        // By whichever key is current: else a renewal would end what is to be found again when the manifest is put
        // back.
        seals.bindings()
                .seal(
                        seals.formerOwner(resource, status).orElseGet(() -> owner(resource)),
                        status,
                        facilities.clock().instant());
    }

    @Override
    public void written(R resource, S status) {
        seals.written(resource, status);
    }

    @Override
    public String fieldHash(R resource, String path, String value) {
        return seals.bindings().field(owner(resource), path, value);
    }

    @Override
    public void sealed(R resource) {
        var uid = resource.getMetadata().getUid();
        var bound = seals.bindings().bound(owner(resource), seals.status(resource));
        if (bound.isPresent() && wishes.remove(uid) != null) {
            // One that hands the object over waits for this.
            accounts.wake(others(party(resource), bound.get()).stream()
                    .filter(Party::leaving)
                    .map(party -> party.owner().key())
                    .toList());
        }
        facilities.firstSealing().done(uid);
        facilities.sealRenewal().done(uid);
    }

    @Override
    public boolean isAnnotated() {
        return !naming.isDeclared();
    }

    @Override
    public Optional<String> afterwards(R resource) {
        var me = party(resource);
        return me.bound()
                .flatMap(id ->
                        Ownership.heir(me, others(me, id)).map(heir -> words(me).goesOver(id, heir)));
    }

    @Override
    public End end(R resource) {
        var me = party(resource);
        if (me.bound().isEmpty()) {
            return new End.Alone();
        }
        var others = others(me, me.bound().get());
        var words = words(me);
        if (Ownership.isHandedOver(me, others)) {
            return new End.HandedOver(words.handedOver(me.bound().get()));
        }
        var since = Instant.parse(resource.getMetadata().getDeletionTimestamp());
        var waits = facilities.clock().instant().isBefore(since.plus(PATIENCE));
        var heir = Ownership.heir(me, others);
        if (heir.isEmpty()) {
            return new End.Alone();
        }
        if (!waits) {
            return new End.HandedOver(words.leftFor(me.bound().get()));
        }
        accounts.wake(List.of(heir.get().owner().key()));
        return new End.Handing(words.goesOver(me.bound().get(), heir.get()));
    }

    /** Whether another resource has this object. */
    boolean isHeldByAnother(R resource, String id) {
        var owner = owner(resource);
        return accounts.parties(owner.account(), naming.space(), id).stream()
                .anyMatch(other -> !other.owner().uid().equals(owner.uid())
                        && other.bound().filter(id::equals).isPresent());
    }

    /** The resource is gone. */
    void released(R resource) {
        forgetWish(resource);
        seals.forget(resource);
        var id = bound(resource);
        claims(resource)
                .ifPresent(claims -> namedIds(resource).forEach(named -> claims.release(named, claimant(resource))));
        id.or(() -> wish(resource))
                .ifPresent(had -> accounts.wake(others(party(resource), had).stream()
                        .map(party -> party.owner().key())
                        .toList()));
        facilities.firstSealing().done(resource.getMetadata().getUid());
        facilities.sealRenewal().done(resource.getMetadata().getUid());
    }

    Claimant claimant(CustomResource<? extends OnairSpec, ?> resource) {
        return claimant(owner(resource));
    }

    private Claimant claimant(Owner owner) {
        return new Claimant(owner.key().namespace(), owner.key().name(), owner.uid(), naming.space());
    }

    private Optional<Claims> claims(R resource) {
        return accounts.session(ResidentIndex.account(resource)).map(Session::claims);
    }

    private Owner owner(CustomResource<? extends OnairSpec, ?> resource) {
        return seals.owner(resource);
    }
}
