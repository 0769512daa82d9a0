package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard.Period;
import dev.onair.account.BulkDeletionGuard.Tally;
import dev.onair.common.AccountRef;
import dev.onair.common.ObjectKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.operator.Controllers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Finds the resources of one kind in the cache by what they refer to. */
final class ResidentIndex<R extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> {
    private static final Logger LOG = Logger.getLogger(ResidentIndex.class);

    private static final String EXTERNAL_ID = "external-id";
    private static final String ATTEMPT = "attempt";
    private static final String REFERENCE = "reference";
    private static final String NAME = "name";
    private static final String VERSIONS = "versions";

    private volatile @Nullable IndexerResourceCache<R> cache;
    private volatile @Nullable KeyIndex<R> indexes;
    private volatile @Nullable Headcount<R> headcount;
    /** By their uids. */
    private final Map<ResourceID, String> leaving = new ConcurrentHashMap<>();
    /** All that are in {@link #leaving}, and some that were: those that were looked at longest ago first. */
    private final Queue<ResourceID> leavers = new ConcurrentLinkedQueue<>();

    /**
     * @param externalIds the vendor's objects that a resource names, rightly or not
     * @param references what else a resource refers to, as {@link #reference} spells it
     * @param names what the vendor gives but once and a resource has or wants
     * @param holdings what a resource has at the account that it names
     */
    void use(
            IndexerResourceCache<R> primaries,
            Function<R, List<String>> externalIds,
            Function<R, List<String>> references,
            Function<R, List<String>> names,
            Function<R, Holding> holdings) {
        var versions = new WatchedVersions<R>(id -> primaries.get(id).isPresent());
        headcount = new Headcount<>(versions, ResidentIndex::account, resource -> {
            var holding = holdings.apply(resource);
            return stays(resource) && !isLetGo(resource) ? holding : holding.released();
        });
        indexes = new KeyIndex<>(
                versions,
                primaries::get,
                Map.of(
                        EXTERNAL_ID,
                        careful(externalIds),
                        ATTEMPT,
                        careful(resource -> attempts(resource)
                                ? accounts(resource).map(ObjectKey::toString).toList()
                                : List.of()),
                        REFERENCE,
                        careful(references),
                        NAME,
                        careful(names)));
        primaries.addIndexers(Map.of(VERSIONS, versions::comesOrGoes));
        cache = primaries;
    }

    /** One that is odd is not in the index that fails. */
    private static <R> Function<R, List<String>> careful(Function<R, List<String>> index) {
        return resource -> {
            try {
                return index.apply(resource);
            } catch (RuntimeException odd) {
                LOG.warnf(odd, "%s cannot be indexed", resource.getClass().getSimpleName());
                return List.of();
            }
        };
    }

    boolean isSynced() {
        return Controllers.isSynced(cache);
    }

    Optional<R> find(ObjectKey key) {
        var known = cache;
        return known == null ? Optional.empty() : known.get(new ResourceID(key.name(), key.namespace()));
    }

    Stream<R> all() {
        var known = cache;
        return known == null ? Stream.empty() : known.list();
    }

    /** The names of those of an account, as the watch has told. */
    List<ObjectKey> keysOf(ObjectKey account) {
        var known = headcount;
        return known == null
                ? List.of()
                : known.names(account).stream()
                        .map(id -> new ObjectKey(id.getNamespace().orElse(""), id.getName()))
                        .toList();
    }

    /** Those of an account with what they have there, as the watch has told of them. */
    List<Headcount.Member<R>> members(ObjectKey account) {
        var known = headcount;
        return known == null ? List.of() : known.members(account);
    }

    /**
     * What an account has whose deletion takes something away, by namespace, as the watch has told. Costs what has changed since it
     * was last asked.
     *
     * @param approved until when it is approved what is deleted in a namespace; that is not counted
     */
    Map<String, Tally> tallies(ObjectKey account, Map<String, Instant> approved) {
        var known = headcount;
        return known == null ? Map.of() : known.tallies(account, approved);
    }

    /** How many deletions that take something away were asked for at these times, by namespace. */
    Map<String, Integer> deletions(ObjectKey account, Map<String, Period> times) {
        var known = headcount;
        return known == null ? Map.of() : known.deletions(account, times);
    }

    /** Those of an account, now or before, that name the vendor's object, and those with a create whose outcome is not known; as they are now. */
    Stream<R> concernedWith(ObjectKey account, String externalId) {
        return Stream.concat(
                by(EXTERNAL_ID, externalId)
                        .filter(resource -> accounts(resource).anyMatch(account::equals)),
                by(ATTEMPT, account.toString()))
                .filter(this::stays)
                .collect(Collectors.toMap(
                        resource -> resource.getMetadata().getUid(), resource -> resource, (one, same) -> one))
                .values()
                .stream();
    }

    /** Those of an account with a create whose outcome is not known; as they are now. */
    Stream<R> attempting(ObjectKey account) {
        return by(ATTEMPT, account.toString())
                .filter(this::stays)
                .filter(resource -> account(resource).equals(account) && attempts(resource));
    }

    private static boolean attempts(CustomResource<?, ? extends OnairStatus> resource) {
        return resource.getStatus() != null && resource.getStatus().attempt != null;
    }

    private boolean stays(R resource) {
        return !resource.getMetadata().getUid().equals(leaving.get(ResourceID.fromResource(resource)));
    }

    /** As they are now. */
    Stream<R> referringTo(String kind, ObjectKey key) {
        return by(REFERENCE, reference(kind, key)).filter(this::stays);
    }

    /** Those that name the vendor's object by its id; as they are now. */
    Stream<R> namingObject(String space, String externalId) {
        return by(REFERENCE, object(space, externalId)).filter(this::stays);
    }

    /** Those of an account that have or want what the vendor gives but once; as they are now. */
    Stream<R> naming(ObjectKey account, String name) {
        return by(NAME, name)
                .filter(resource -> account(resource).equals(account))
                .filter(this::stays);
    }

    /** Only somebody else's finalizer keeps it: no pass will come any more. */
    private static boolean isLetGo(HasMetadata resource) {
        return resource.isMarkedForDeletion() && !resource.hasFinalizer(Controllers.FINALIZER);
    }

    /** Takes a resource as a pass has it, or has left it: the watch may not have told of that yet. */
    void seen(R resource) {
        var known = indexes;
        if (known != null) {
            known.seen(resource);
        }
    }

    /** Its last pass is over, and only its finalizer keeps it in the cache: it needs nothing any more. */
    void leaves(R resource) {
        var id = ResourceID.fromResource(resource);
        if (leaving.put(id, resource.getMetadata().getUid()) == null) {
            leavers.add(id);
        }
        // No finalizer of others makes it a deletion that waits, for that it has nothing any more that is taken away.
        var known = headcount;
        if (known != null) {
            known.again(id);
        }
        // Two for each that comes: they get fewer, and none costs more where many leave.
        forgetIfGone(leavers.poll());
        forgetIfGone(leavers.poll());
    }

    /** Of most the watch tells that they are gone; this is for those of which it does not. */
    private void forgetIfGone(@Nullable ResourceID id) {
        var uid = id == null ? null : leaving.get(id);
        if (id == null || uid == null) {
            return;
        }
        if (find(new ObjectKey(id.getNamespace().orElse(""), id.getName())).isPresent()) {
            leavers.add(id);
        } else {
            leaving.remove(id, uid);
        }
    }

    /** Whether it had its last pass; asked once, when it is gone from the cache. */
    boolean hasLeft(R gone) {
        return leaving.remove(ResourceID.fromResource(gone), gone.getMetadata().getUid());
    }

    static String reference(String kind, ObjectKey key) {
        return kind + " " + key;
    }

    /** How a reference to the vendor's object itself is found. */
    static String object(String space, String externalId) {
        return "object of space " + space + " " + externalId;
    }

    private Stream<R> by(String index, String value) {
        var known = indexes;
        return known == null ? Stream.empty() : known.by(index, value).stream();
    }

    /** The account that it names, and the one that its status names where that is another one. */
    private static Stream<ObjectKey> accounts(CustomResource<? extends OnairSpec, ? extends OnairStatus> resource) {
        return Stream.concat(Stream.of(account(resource)), formerAccount(resource, resource.getStatus()).stream());
    }

    /** The account that the status names, where the manifest names another one. */
    static Optional<ObjectKey> formerAccount(
            CustomResource<? extends OnairSpec, ?> resource, @Nullable OnairStatus status) {
        var own = resource.getMetadata().getNamespace();
        if (status == null
                || status.account == null
                || status.account.equals(AccountRef.text(resource.getSpec().accountRef, own))) {
            return Optional.empty();
        }
        var parts = status.account.split("/", 2);
        return Optional.of(parts.length == 2 ? new ObjectKey(parts[0], parts[1]) : new ObjectKey(own, parts[0]));
    }

    static ObjectKey account(CustomResource<? extends OnairSpec, ?> resource) {
        return AccountRef.resolve(
                resource.getSpec().accountRef, resource.getMetadata().getNamespace());
    }
}
