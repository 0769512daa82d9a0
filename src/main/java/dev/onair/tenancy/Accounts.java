package dev.onair.tenancy;

import dev.onair.account.AccountChange;
import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.AllowedNamespaces;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Target;
import dev.onair.ownership.Party;
import dev.onair.tenancy.Tenant.Use;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts of one vendor that are at work, where the kinds that live in them find them; and those kinds, for the accounts. */
public class Accounts<S extends Session> {

    /** How an account stands, for those who want to use it. */
    public sealed interface Standing<S extends Session> {
        /** At work. */
        record Open<S extends Session>(S session) implements Standing<S> {}

        /** It is there and cannot be used. */
        record Closed<S extends Session>(String reason, String message) implements Standing<S> {}
    }

    private final String kind;
    private final Map<ObjectKey, Standing<S>> standings = new ConcurrentHashMap<>();
    private final Map<ObjectKey, AccountChangeGuard> guards = new ConcurrentHashMap<>();
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
    private final List<Consumer<ObjectKey>> removalListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ObjectKey>> releaseListeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<ObjectKey>> holdListeners = new CopyOnWriteArrayList<>();
    private final Map<ObjectKey, AccountPolicy> policies = new ConcurrentHashMap<>();
    private volatile @Nullable Directory directory;

    private volatile Function<ObjectKey, Optional<HasMetadata>> resources = account -> Optional.empty();

    private volatile BooleanSupplier approvalsRenewed = () -> false;

    /** @param kind the account's kind, as manifests spell it */
    protected Accounts(String kind) {
        this.kind = kind;
    }

    public String kind() {
        return kind;
    }

    public Optional<Standing<S>> find(ObjectKey account) {
        return Optional.ofNullable(standings.get(account));
    }

    /** Where the accounts' own resources are found. */
    void use(Function<ObjectKey, Optional<HasMetadata>> accountResources) {
        resources = accountResources;
    }

    /** @param areRenewed whether it is known that no approval of an account is sealed by the key before the current one */
    void useApprovals(BooleanSupplier areRenewed) {
        approvalsRenewed = areRenewed;
    }

    /** Whether no approval that stands in the status of an account is sealed by the key before the current one. */
    boolean areApprovalsRenewed() {
        return approvalsRenewed.getAsBoolean();
    }

    /** The account as the cluster has it, for Events about it. */
    Optional<HasMetadata> resource(ObjectKey account) {
        return resources.apply(account);
    }

    public void register(Tenant tenant) {
        tenants.add(tenant);
    }

    /** The account's session, if it is at work. */
    public Optional<S> session(ObjectKey account) {
        return find(account)
                .flatMap(standing ->
                        standing instanceof Standing.Open<S>(var session) ? Optional.of(session) : Optional.empty());
    }

    /** Where it is known which accounts and namespaces there are. */
    void use(Directory accountsAndNamespaces) {
        directory = accountsAndNamespaces;
    }

    /** Whether it can be said by now who may use an account, and who is bound to what on it. */
    boolean isKnown() {
        var known = directory;
        return known != null && known.isSynced() && usesAreKnown();
    }

    /** Whether it is known how each account stands, and who is bound to what: right after the start, none does not mean none. */
    public boolean areSettled() {
        var known = directory;
        return known != null && isKnown() && standings.keySet().containsAll(known.accounts());
    }

    boolean exists(ObjectKey account) {
        return policy(account).isPresent();
    }

    /** Whether the account is there and lets this namespace use it now. */
    boolean admits(ObjectKey account, String namespace) {
        return covers(account, namespace, AccountPolicy::users);
    }

    /** Whether the account is there and lets this namespace take what no resource holds. */
    boolean mayAdopt(ObjectKey account, String namespace) {
        return covers(account, namespace, AccountPolicy::adopters);
    }

    /** Whether a permission that an object of {@code home} gives covers a namespace. */
    boolean covers(Optional<AllowedNamespaces> permission, String home, String namespace) {
        var known = directory;
        return known != null && AccountPolicy.covers(permission, home, namespace, known::labels);
    }

    private boolean covers(
            ObjectKey account, String namespace, Function<AccountPolicy, Optional<AllowedNamespaces>> permission) {
        var known = directory;
        return known != null
                && policy(account)
                        .filter(policy -> AccountPolicy.covers(
                                permission.apply(policy), account.namespace(), namespace, known::labels))
                        .isPresent();
    }

    private Optional<AccountPolicy> policy(ObjectKey account) {
        return Optional.ofNullable(directory).flatMap(known -> known.policy(account));
    }

    /** Takes note of what the account's manifest allows, and wakes its resources if that is news to them. */
    void put(ObjectKey account, AccountPolicy policy) {
        if (!policy.equals(policies.put(account, policy))) {
            recallBarredThen(account, () -> wakeAll(account));
        }
    }

    /** What the namespace may do on the account may have changed. */
    void namespaceChanged(ObjectKey account, String namespace) {
        recallBarredThen(
                account,
                () -> tenants.forEach(tenant -> tenant.wake(tenant.naming(account).stream()
                        .filter(key -> key.namespace().equals(namespace))
                        .toList())));
    }

    /** What waits for its turn is not sent any more for a namespace that is let in no more. All are woken whatever comes of that. */
    private void recallBarredThen(ObjectKey account, Runnable wake) {
        try {
            session(account).ifPresent(session -> session.calls().recallBarred());
        } finally {
            wake.run();
        }
    }

    /** The resources of whatever kind that have to do with a vendor's object. */
    List<Party> parties(ObjectKey account, String space, String externalId) {
        return tenants.stream()
                .flatMap(tenant -> tenant.parties(account, space, externalId))
                .toList();
    }

    /** All resources, of whatever kind, that count on the account. */
    public List<Use> uses(ObjectKey account) {
        return tenants.stream().flatMap(tenant -> tenant.uses(account).stream()).toList();
    }

    /**
     * What the account has whose deletion takes something away, of whatever kind, by namespace.
     *
     * @param approved until when it is approved what is deleted in a namespace; that is not counted
     */
    Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved) {
        var all = new HashMap<String, Tally>();
        tenants.forEach(tenant -> tenant.tallies(account, approved)
                .forEach((namespace, some) -> all.merge(namespace, some, Tally::plus)));
        return all;
    }

    /**
     * How many deletions that take something away were asked for at these times, of whatever kind.
     *
     * @param times by namespace
     */
    Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times) {
        var all = new HashMap<String, Integer>();
        tenants.forEach(tenant -> tenant.deletions(account, times)
                .forEach((namespace, some) -> all.merge(namespace, some, Integer::sum)));
        return all;
    }

    /** Whether {@link #uses} can be believed by now. */
    boolean usesAreKnown() {
        return !tenants.isEmpty() && tenants.stream().allMatch(Tenant::isSynced);
    }

    /** The vendor's ids that resources of the account are bound to, or ask for. */
    public Set<String> externalIds(ObjectKey account) {
        return tenants.stream()
                .flatMap(tenant -> tenant.externalIds(account).stream())
                .collect(Collectors.toSet());
    }

    /** To be said when a deletion is held: the account shows what lets it go on. */
    public void held(ObjectKey account) {
        holdListeners.forEach(listener -> listener.accept(account));
    }

    /** To be said when a resource of the account is gone: an account that is being deleted waits for that. */
    public void released(ObjectKey account) {
        releaseListeners.forEach(listener -> listener.accept(account));
    }

    /** Told each account that has reason to look at its resources again, for each resource that is gone. */
    public void onRelease(Consumer<ObjectKey> listener) {
        releaseListeners.add(listener);
    }

    /** Told each account that has something to show. */
    public void onHold(Consumer<ObjectKey> listener) {
        holdListeners.add(listener);
    }

    /** Keeps the account's resources from creating and deleting where their objects are not. */
    AccountChangeGuard guard(ObjectKey account, InstantSource clock) {
        return guards.computeIfAbsent(
                account,
                key -> new AccountChangeGuard(clock, () -> holdings(key), () -> {
                    wakeAll(key);
                    held(key);
                }));
    }

    /** Whether the account is still the right one; empty while it is not at work. */
    Optional<AccountChange.Verdict> verdict(ObjectKey account) {
        return session(account)
                .flatMap(session -> Optional.ofNullable(guards.get(account)).map(guard -> guard.judge(session)));
    }

    /** Empty while it is not known what the resources are bound to. */
    private Optional<AccountChange.Holdings> holdings(ObjectKey account) {
        return isKnown()
                ? Optional.of(new AccountChange.Holdings(
                        tenants.stream()
                                .flatMap(tenant -> tenant.bound(account).stream())
                                .toList(),
                        tenants.stream()
                                .mapToInt(tenant -> tenant.creates(account))
                                .sum()))
                : Optional.empty();
    }

    /** Takes note of how the account stands, and wakes its resources if that is news to them. */
    public void put(ObjectKey account, Standing<S> standing) {
        if (!standing.equals(standings.put(account, standing))) {
            wakeAll(account);
        }
    }

    public void remove(ObjectKey account) {
        standings.remove(account);
        policies.remove(account);
        guards.remove(account);
        removalListeners.forEach(listener -> listener.accept(account));
        wakeAll(account);
    }

    /** Told each account that is gone for good. */
    public void onRemoval(Consumer<ObjectKey> listener) {
        removalListeners.add(listener);
    }

    /** All resources of the account have reason to look again. */
    public void wakeAll(ObjectKey account) {
        tenants.forEach(tenant -> tenant.wake(tenant.naming(account)));
    }

    /** These resources, of whatever kind, have reason to look again. */
    public void wake(List<ObjectKey> resources) {
        tenants.forEach(tenant -> tenant.wake(resources));
    }

    /**
     * Where the account's session tells its news.
     *
     * @param wake told when the account's own figures or health may have changed
     */
    public Wakeups wakeups(ObjectKey account, Consumer<ObjectKey> wake) {
        return new Wakeups() {
            @Override
            public void resources(List<ObjectKey> resources) {
                Accounts.this.wake(resources);
            }

            @Override
            public void turn(Target resource) {
                tenants.forEach(tenant -> tenant.turn(resource));
            }

            @Override
            public void everyone() {
                wakeAll(account);
            }

            @Override
            public void account() {
                wake.accept(account);
            }

            @Override
            public boolean admits(String namespace) {
                var known = directory;
                return known == null || !known.isSynced() || Accounts.this.admits(account, namespace);
            }

            @Override
            public boolean hosts(String hosted) {
                return uses(account).stream().anyMatch(use -> use.kind().equals(hosted));
            }
        };
    }

    public Stream<S> sessions() {
        return standings.values().stream()
                .flatMap(standing ->
                        standing instanceof Standing.Open<S>(var session) ? Stream.of(session) : Stream.empty());
    }
}
