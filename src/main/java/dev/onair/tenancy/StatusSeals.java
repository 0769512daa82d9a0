package dev.onair.tenancy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.common.Attempt;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.operator.json.ResourceJson;
import dev.onair.ownership.Bindings;
import dev.onair.ownership.CarriedSeals;
import dev.onair.ownership.Owner;
import io.fabric8.kubernetes.client.CustomResource;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the seals in the statuses of one kind say: for which account, of which object, of which create. Safe for use by several
 * threads.
 */
final class StatusSeals<R extends CustomResource<? extends OnairSpec, S>, S extends OnairStatus> {
    private final ResourceBindings.Naming<R> naming;
    private final Class<S> statusType;
    private final Accounts<?> accounts;
    private final Facilities facilities;
    private final CreateMarks marks = new CreateMarks();
    private final ObjectMapper json = ResourceJson.mapper();
    private @Nullable Bindings bindings;

    StatusSeals(ResourceBindings.Naming<R> naming, Class<S> statusType, Accounts<?> accounts, Facilities facilities) {
        this.naming = naming;
        this.statusType = statusType;
        this.accounts = accounts;
        this.facilities = facilities;
    }

    /** Made when it is first needed: until then, this process may be a stand-by that needs no key. */
    synchronized Bindings bindings() {
        if (bindings == null) {
            bindings = new Bindings(facilities.sealKeys().seals());
        }
        return bindings;
    }

    /** Who the resource is to the account that its manifest names. */
    Owner owner(CustomResource<? extends OnairSpec, ?> resource) {
        var metadata = resource.getMetadata();
        return new Owner(
                ResidentIndex.account(resource),
                naming.kind(),
                new ObjectKey(metadata.getNamespace(), metadata.getName()),
                metadata.getUid());
    }

    /** The resource's status, {@linkplain #whole whole}. */
    @Nullable S status(R resource) {
        var status = resource.getStatus();
        return status == null ? null : whole(resource, status);
    }

    /** The status with the seals that its definition dropped and an annotation carries; the same one where there are none. */
    S whole(R resource, S status) {
        var annotations = resource.getMetadata().getAnnotations();
        var carried = CarriedSeals.parse(annotations == null ? null : annotations.get(Names.SEALS));
        if (!carried.areMissingIn(status)) {
            return status;
        }
        var whole = json.convertValue(status, statusType);
        carried.restore(whole);
        return whole;
    }

    /** What the resource is in the account that its manifest named before, if that is the one that its status is of. */
    Optional<Owner> formerOwner(R resource, @Nullable S status) {
        var now = owner(resource);
        return ResidentIndex.formerAccount(resource, status)
                .map(account -> new Owner(account, now.kind(), now.key(), now.uid()))
                .filter(then -> boundOf(then, status).isPresent()
                        || ofAttempt(then, status).isPresent());
    }

    /**
     * The status without an account that its object is not in: which account that is, the seal alone says, and who may write a
     * status could have a resource keep what it has at the vendor by naming another one.
     *
     * @return the status that was given, where there is nothing to be taken from it
     */
    S ofItsAccount(R resource, S status) {
        var isAnother = ResidentIndex.formerAccount(resource, status).isPresent()
                && formerOwner(resource, status).isEmpty();
        if (!isAnother) {
            return status;
        }
        var copy = json.convertValue(status, statusType);
        copy.account = null;
        return copy;
    }

    /** The object that the resource is bound to in this account, by its seal or since it stood there before there were seals. */
    Optional<String> boundOf(Owner owner, @Nullable S status) {
        return bindings()
                .bound(owner, status)
                .or(() -> Optional.ofNullable(status)
                        .map(known -> known.externalId)
                        .filter(id -> facilities.firstSealing().trusts(owner, id)));
    }

    /** The create that was begun in this account and is the last one that was, as far as this process knows. */
    Optional<Attempt> attempt(Owner owner, @Nullable S status) {
        return ofAttempt(owner, status)
                .filter(attempt -> bindings().attempt(owner, status).isEmpty() || marks.isLast(owner.uid(), attempt));
    }

    private Optional<Attempt> ofAttempt(Owner owner, @Nullable S status) {
        return bindings()
                .attempt(owner, status)
                .or(() -> Optional.ofNullable(status)
                        .map(known -> known.attempt)
                        .filter(attempt -> facilities.firstSealing().trusts(owner, text(owner, attempt))));
    }

    private static String text(Owner owner, Attempt attempt) {
        return "attempt of " + owner.uid() + " at " + attempt.at;
    }

    /** The mark that stands in the status at the first look at the resource is the last one. */
    void first(R resource, S status) {
        var owner = formerOwner(resource, status).orElseGet(() -> owner(resource));
        marks.first(owner.uid(), ofAttempt(owner, status).orElse(null));
    }

    void written(R resource, S status) {
        marks.written(resource.getMetadata().getUid(), status.attempt);
    }

    /** The resource is gone. */
    void forget(R resource) {
        marks.forget(resource.getMetadata().getUid());
    }

    /** Ids and create marks that bear no seal, or one that is not valid: in the account that the status says that they are in. */
    Stream<Tenant.Named> unsealed(R resource) {
        var status = status(resource);
        if (status == null) {
            return Stream.empty();
        }
        var now = owner(resource);
        var owner = ResidentIndex.formerAccount(resource, status)
                .filter(account -> bindings().bound(now, status).isEmpty()
                        && bindings().attempt(now, status).isEmpty())
                .map(account -> new Owner(account, now.kind(), now.key(), now.uid()))
                .orElse(now);
        return Stream.concat(
                        Optional.ofNullable(status.externalId)
                                .filter(id -> !bindings().bound(owner, status).equals(Optional.of(id)))
                                .stream(),
                        Optional.ofNullable(status.attempt)
                                .filter(attempt ->
                                        bindings().attempt(owner, status).isEmpty())
                                .map(attempt -> text(owner, attempt))
                                .stream())
                .map(id -> named(owner, id));
    }

    private Tenant.Named named(Owner owner, String id) {
        var isAdmitted = accounts.admits(owner.account(), owner.key().namespace());
        return new Tenant.Named(owner, naming.space(), id, isAdmitted);
    }

    /** The id that it is bound to by a seal. */
    Stream<Tenant.Named> boundBySeal(R resource) {
        var status = status(resource);
        return Stream.concat(Stream.of(owner(resource)), formerOwner(resource, status).stream())
                .flatMap(owner -> bindings().bound(owner, status).stream().map(id -> named(owner, id)));
    }

    /** Whether its status bears a seal by a key that was renewed since. */
    boolean isStale(R resource) {
        return Optional.ofNullable(status(resource))
                .filter(status ->
                        !bindings().isCurrent(formerOwner(resource, status).orElseGet(() -> owner(resource)), status))
                .isPresent();
    }
}
