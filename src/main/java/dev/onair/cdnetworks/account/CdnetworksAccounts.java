package dev.onair.cdnetworks.account;

import dev.onair.common.AllowedNamespaces;
import dev.onair.common.ObjectKey;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts that are at work, where the kinds that live in them find them; and those kinds, for the accounts. */
@ApplicationScoped
public class CdnetworksAccounts {

    /** How an account stands, for those who want to use it. */
    public sealed interface Standing {
        /** At work: its session may be used by the namespaces that it allows. */
        record Open(CdnetworksSession session, @Nullable AllowedNamespaces allowed) implements Standing {}

        /** It is there and cannot be used. */
        record Closed(String reason, String message) implements Standing {}
    }

    /** A kind whose resources live in accounts. */
    public interface Tenant {
        /** Its resources that name the account, with those that are being deleted. */
        List<Use> uses(ObjectKey account);

        /** Whether all of them are known: right after the start, none does not mean none. */
        boolean isSynced();

        /** The vendor's ids that they say are theirs. */
        Set<String> externalIds(ObjectKey account);

        /** These have reason to look again. */
        void wake(List<ObjectKey> resources);
    }

    /** One resource that names an account. */
    public record Use(String kind, ObjectKey key, boolean deleting) {}

    private final Map<ObjectKey, Standing> standings = new ConcurrentHashMap<>();
    private final List<Tenant> tenants = new CopyOnWriteArrayList<>();
    private final List<Consumer<ObjectKey>> releaseListeners = new CopyOnWriteArrayList<>();

    public Optional<Standing> find(ObjectKey account) {
        return Optional.ofNullable(standings.get(account));
    }

    public void register(Tenant tenant) {
        tenants.add(tenant);
    }

    /** The account's session, if it is at work. */
    public Optional<CdnetworksSession> session(ObjectKey account) {
        return find(account)
                .flatMap(standing ->
                        standing instanceof Standing.Open open ? Optional.of(open.session()) : Optional.empty());
    }

    /** All resources, of whatever kind, that name the account. */
    public List<Use> uses(ObjectKey account) {
        return tenants.stream().flatMap(tenant -> tenant.uses(account).stream()).toList();
    }

    /** Whether {@link #uses} can be believed by now. */
    boolean usesAreKnown() {
        return !tenants.isEmpty() && tenants.stream().allMatch(Tenant::isSynced);
    }

    Set<String> externalIds(ObjectKey account) {
        return tenants.stream()
                .flatMap(tenant -> tenant.externalIds(account).stream())
                .collect(Collectors.toSet());
    }

    /** To be said when a deletion is held: the account shows what lets it go on. */
    public void held(ObjectKey account) {
        released(account);
    }

    /** To be said when a resource of the account is gone: an account that is being deleted waits for that. */
    public void released(ObjectKey account) {
        releaseListeners.forEach(listener -> listener.accept(account));
    }

    void onRelease(Consumer<ObjectKey> listener) {
        releaseListeners.add(listener);
    }

    /** Takes note of how the account stands, and wakes its resources if that is news to them. */
    void put(ObjectKey account, Standing standing) {
        if (!standing.equals(standings.put(account, standing))) {
            wakeAll(account);
        }
    }

    void remove(ObjectKey account) {
        standings.remove(account);
        wakeAll(account);
    }

    void wakeAll(ObjectKey account) {
        tenants.forEach(tenant ->
                tenant.wake(tenant.uses(account).stream().map(Use::key).toList()));
    }

    void wake(List<ObjectKey> resources) {
        tenants.forEach(tenant -> tenant.wake(resources));
    }

    /** The process ends: nothing more is sent, so that a reconcile ends with the call that it is in. */
    void ending(@Observes @Priority(1) ShutdownEvent event) {
        sessions().forEach(CdnetworksSession::quiet);
    }

    Stream<CdnetworksSession> sessions() {
        return standings.values().stream()
                .flatMap(standing ->
                        standing instanceof Standing.Open open ? Stream.of(open.session()) : Stream.empty());
    }
}
