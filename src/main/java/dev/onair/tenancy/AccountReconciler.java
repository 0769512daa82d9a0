package dev.onair.tenancy;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.common.AccountSpec;
import dev.onair.common.AccountStatus;
import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.common.ReadPart;
import dev.onair.engine.Standing;
import dev.onair.operator.Controllers;
import dev.onair.operator.PassExecutor.Priority;
import dev.onair.operator.SealKeys;
import dev.onair.operator.SecretStore;
import dev.onair.operator.Telling;
import dev.onair.operator.Unreadable;
import dev.onair.operator.json.ResourceJson;
import dev.onair.operator.metrics.Measures;
import dev.onair.operator.metrics.ResourceMetrics;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Opens, keeps and closes the session of an account, and reports how it stands; the same for every vendor. It costs no vendor
 * call of its own.
 *
 * @param <K> the vendor's kind of credentials
 */
public abstract class AccountReconciler<R extends CustomResource<?, T>, T extends AccountStatus, S extends Session, K>
        implements ConfigurableReconciler<R>, Cleaner<R> {
    private static final Duration RESYNC = Duration.ofMinutes(10);
    /** A resource lets go just before it leaves the cache, so the account that it wakes then may still see it. */
    private static final Duration LAST_TENANT_CHECK = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofMillis(500);
    /** Figures that change between none and some are written no more often than this for themselves; and what takes long is told. */
    private static final Duration SOMETIME = Duration.ofMinutes(1);

    private static final int USERS_NAMED = 3;

    private final Class<R> type;
    private final Accounts<S> accounts;
    private final CredentialsHold hold;
    private final Telling telling;
    private final HeldWaves waves;
    private final ResourceMetrics.OfKind metrics;
    private final Clock clock;
    private final ObjectMapper json = ResourceJson.mapper();
    private final InboundEvents<R> wakeups = new InboundEvents<>(this::gone);
    /** An account looks at all that it has: not once for each of thousands that go, and after they left the cache. */
    private final LaterWakes releases =
            new LaterWakes(CompletableFuture.delayedExecutor(SOON.toMillis(), MILLISECONDS), this::wake);

    private final UnusedApprovals unused = new UnusedApprovals();
    private final LastTroubles troubles = new LastTroubles();
    private final Map<ObjectKey, Instant> writtenAt = new ConcurrentHashMap<>();
    private volatile @Nullable IndexerResourceCache<R> cache;

    protected AccountReconciler(
            Class<R> type,
            Accounts<S> accounts,
            CredentialsHold hold,
            Telling telling,
            ResourceMetrics metrics,
            SealKeys sealKeys,
            Clock clock) {
        this.type = type;
        this.accounts = accounts;
        this.hold = hold;
        hold.serve(type);
        this.telling = telling;
        this.waves = new HeldWaves(accounts, sealKeys, telling);
        this.metrics = metrics.of(accounts.kind(), accounts::exists);
        this.clock = clock;
    }

    protected abstract String credentialsSecretName(R resource);

    protected abstract CredentialsAnswer<K> credentials(R resource);

    /**
     * What {@link Session#identity} of a session with these would be.
     *
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD lets through
     */
    protected abstract String identity(R resource, K credentials);

    /**
     * Opens a session, or goes on with the one that is open.
     *
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD lets through
     */
    protected abstract S keep(ObjectKey key, R resource, K credentials);

    protected abstract AccountSpec spec(R resource);

    /**
     * Puts what the session knows into the status.
     *
     * @param managed the vendor's ids that resources of the account declare
     */
    protected abstract Standing report(S session, Set<String> managed, T status);

    protected abstract T newStatus();

    /** The fields of the status that change with every walk, and are not worth a write of their own. */
    protected abstract List<String> figures();

    /** When the figures in this status were taken, if it has any. */
    protected abstract Optional<Instant> figuresTakenAt(T status);

    @Override
    public final void updateConfigurationFrom(ControllerConfigurationOverrider<R> configuration) {
        Controllers.configure(configuration, edited -> false, (now, before) -> {});
    }

    @Override
    public final List<EventSource<?, R>> prepareEventSources(EventSourceContext<R> context) {
        cache = context.getPrimaryCache();
        accounts.useApprovals(() -> Controllers.isSynced(cache)
                && known().stream().noneMatch(account -> waves.isStale(account, status(account))));
        accounts.onHold(this::wake);
        accounts.onRelease(releases::wake);
        accounts.use(account -> context.getPrimaryCache()
                .get(new ResourceID(account.name(), account.namespace()))
                .map(HasMetadata.class::cast));
        var watched = InformerEventSourceConfiguration.from(Secret.class, type)
                .withItemStore(new SecretStore())
                .withSecondaryToPrimaryMapper(this::readersOf)
                .build();
        var namespaces = new InformerEventSource<>(
                InformerEventSourceConfiguration.from(Namespace.class, type)
                        .withWatchAllNamespaces()
                        .withSecondaryToPrimaryMapper(this::changed)
                        .withOnUpdateFilter((now, before) -> !labels(now).equals(labels(before)))
                        .build(),
                context);
        accounts.use(new AccountDirectory<>(context.getPrimaryCache(), namespaces, this::spec));
        return List.of(wakeups, new InformerEventSource<>(watched, context), namespaces);
    }

    /** Whoever lives in the namespace may have gained or lost what it may do; the accounts count anew who counts. */
    private Set<ResourceID> changed(Namespace namespace) {
        var name = namespace.getMetadata().getName();
        var concerned = known().stream()
                .filter(account -> AccountPolicy.of(spec(account)).dependsOnLabels())
                .toList();
        concerned.forEach(account -> accounts.namespaceChanged(key(account), name));
        return concerned.stream().map(ResourceID::fromResource).collect(Collectors.toSet());
    }

    static Map<String, String> labels(Namespace namespace) {
        return Objects.requireNonNullElse(namespace.getMetadata().getLabels(), Map.of());
    }

    private Set<ResourceID> readersOf(Secret secret) {
        var metadata = secret.getMetadata();
        return known().stream()
                .filter(account -> account.getMetadata().getNamespace().equals(metadata.getNamespace())
                        && (credentialsSecretName(account).equals(metadata.getName()) || owns(account, secret)))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    /** One that was made for the account. */
    private boolean owns(R account, Secret secret) {
        return secret.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(account.getMetadata().getUid()));
    }

    /** The account's own figures or health may have changed. */
    protected final void wake(ObjectKey account) {
        wakeups.wake(account, Priority.DUE);
    }

    @Override
    public final UpdateControl<R> reconcile(R resource, Context<R> context) {
        var key = key(resource);
        var before = status(resource);
        var status = copy(before);
        status.heldDeletions = null;
        waves.renew(resource, status);
        var refusal = unreadable(resource);
        var warning = refusal.isPresent()
                ? Optional.<String>empty()
                : hold.keep(resource, credentialsSecretName(resource), status);
        var standing = refusal.map(refused -> closed(key, refused)).orElseGet(() -> standing(resource, key, status));
        save(resource, context, before, status, standing, warning);
        var isToBeWritten = !kinds(status).equals(kinds(status(resource)));
        var isLookedAt =
                accounts.verdict(key).filter(Verdict.Looking.class::isInstance).isPresent();
        var isRenewed = waves.isStale(resource, before);
        if (isRenewed) {
            // It is written by the current key now, and they may forget the one before.
            accounts.wakeAll(key);
        }
        var soonest = isToBeWritten || isLookedAt || isRenewed ? SOMETIME : RESYNC;
        return UpdateControl.<R>noUpdate()
                .rescheduleAfter(
                        offeredIn(key).filter(in -> in.compareTo(soonest) < 0).orElse(soonest));
    }

    /** In how long there is more of a wave to show, and not before {@link #SOON}. */
    private Optional<Duration> offeredIn(ObjectKey key) {
        return accounts.session(key)
                .flatMap(session -> session.deletionGuard().moreToCome())
                .map(in -> in.compareTo(SOON) < 0 ? SOON : in);
    }

    private Standing standing(R resource, ObjectKey key, T status) {
        accounts.put(key, AccountPolicy.of(spec(resource)));
        return switch (credentials(resource)) {
            case CredentialsAnswer.Missing<K>(var why) -> closed(key, why);
            case CredentialsAnswer.Here<K>(var keys) -> open(resource, key, keys, status);
        };
    }

    private Optional<Standing.Refused> unreadable(R resource) {
        return resource.getSpec() instanceof ReadPart spec
                ? Unreadable.refusal(spec, status(resource))
                : Optional.empty();
    }

    private Standing open(R resource, ObjectKey key, K keys, T status) {
        try {
            var rival = rival(resource, identity(resource, keys));
            if (rival.isPresent()) {
                return closed(key, duplicate(rival.get()));
            }
            var session = keep(key, resource, keys);
            known().stream().filter(other -> isOlder(resource, other)).forEach(younger -> wakeRival(younger, session));
            var guard = accounts.guard(key, clock);
            guard.remember(status);
            heedAnnotations(resource, session, status);
            heedApprovals(resource, session, status);
            accounts.put(key, new Accounts.Standing.Open<>(session));
            var approval = annotation(resource, Names.APPROVE);
            var isUsed = waves.write(resource, status, session.deletionGuard(), approval);
            var reported = report(session, accounts.externalIds(key), status);
            var standing = session.trouble()
                    .map(trouble -> TroubleWords.of(reported, trouble, session.quotas()))
                    .orElse(reported);
            var verdict = guard.judge(session);
            guard.write(status);
            Optional.ofNullable(approval)
                    .filter(given -> !isUsed)
                    .flatMap(given -> unused.news(accounts.kind(), key, given, status))
                    .ifPresent(news -> telling.tell(resource, news));
            return ChangeHolds.standing(
                    accounts.kind(), key, session.accountsFields(), standing, verdict, clock.instant());
        } catch (IllegalArgumentException e) {
            return closed(key, new Standing.Refused("InvalidSpec", String.valueOf(e.getMessage())));
        }
    }

    private Standing.Refused duplicate(ObjectKey older) {
        return new Standing.Refused(
                "DuplicateAccount",
                "the older " + accounts.kind() + " " + older
                        + " has the same access key, and one account has one"
                        + " quota: name that one in spec.accountRef of the resources (its"
                        + " spec.allowedNamespaces lets other namespaces in), and delete this one");
    }

    /**
     * An older account that is at work with the same access key: two doors to one account would exceed its quota. Whoever knows
     * an access key can name it; only what the vendor accepts is the same account.
     */
    private Optional<ObjectKey> rival(R resource, String identity) {
        return known().stream()
                .filter(other -> !key(other).equals(key(resource)) && isOlder(other, resource))
                .map(AccountReconciler::key)
                .filter(other -> accounts.session(other)
                        .filter(session -> session.identity().equals(identity) && session.isAccepted())
                        .isPresent())
                .findFirst();
    }

    /** One that was opened before this older one was accepted has to give way, and may come back when this one is refused. */
    private void wakeRival(R younger, S session) {
        var other = accounts.session(key(younger));
        var stays = session.isAccepted()
                ? other.filter(opened -> opened.identity().equals(session.identity()))
                        .isEmpty()
                : other.isPresent();
        if (!stays) {
            wake(key(younger));
        }
    }

    private boolean isOlder(R one, R other) {
        return Comparator.comparing((R account) -> account.getMetadata().getCreationTimestamp())
                        .thenComparing(account -> account.getMetadata().getUid())
                        .compare(one, other)
                < 0;
    }

    private List<R> known() {
        var accountsKnown = cache;
        return accountsKnown == null ? List.of() : accountsKnown.list().toList();
    }

    private void heedAnnotations(R resource, S session, T status) {
        var annotation = annotation(resource, Names.SYNC_AT);
        var syncAt = annotation == null ? null : Bounded.text(annotation, Bounded.ID);
        if (syncAt != null && !syncAt.equals(status.lastHandledSyncAt)) {
            status.lastHandledSyncAt = syncAt;
            session.lookSoon();
        }
        var approved = annotation(resource, Names.APPROVE);
        if (approved != null && accounts.guard(key(resource), clock).accept(approved, session)) {
            accounts.wakeAll(key(resource));
        }
    }

    private @Nullable String annotation(R resource, String name) {
        return Objects.requireNonNullElse(resource.getMetadata().getAnnotations(), Map.<String, String>of())
                .get(name);
    }

    /** What the status that is written says was approved goes on, by whichever process that was. */
    private boolean heedApprovals(R resource, Session session, T status) {
        var isNews = waves.heed(resource, status, session.deletionGuard());
        if (isNews) {
            accounts.wakeAll(key(resource));
        }
        return isNews;
    }

    private Standing closed(ObjectKey key, Standing standing) {
        var message = said(standing);
        accounts.session(key).ifPresent(Session::close);
        accounts.put(
                key, new Accounts.Standing.Closed<>("AccountNotReady", accounts.kind() + " " + key + ": " + message));
        // A resource stays what it was while something is missing; an account without credentials is of no use.
        return standing instanceof Standing.Blocked(var reason, var what) ? new Standing.Held(reason, what) : standing;
    }

    @Override
    public final DeleteControl cleanup(R resource, Context<R> context) {
        var key = key(resource);
        var before = status(resource);
        // Asked before the uses are counted: what is known now was not necessarily known a moment before.
        var known = accounts.usesAreKnown();
        var uses = accounts.uses(key);
        if (uses.isEmpty() && !known) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
        if (uses.isEmpty()) {
            release(resource, before);
            return DeleteControl.defaultDelete();
        }
        var status = copy(before);
        status.heldDeletions = null;
        waves.renew(resource, status);
        // What is still to be deleted needs its account, also one that only now starts to work.
        var missing = unreadable(resource).isPresent() ? Optional.<String>empty() : work(resource, key, status);
        var named = uses.stream().limit(USERS_NAMED).map(Tenant.Use::toString).collect(Collectors.joining(", "))
                + (uses.size() > USERS_NAMED ? " and " + (uses.size() - USERS_NAMED) + " more" : "");
        save(
                resource,
                context,
                before,
                status,
                new Standing.Deleting(
                        "InUse",
                        uses.size() + " resources still use this account, and it goes when they are gone: " + named
                                + missing.orElse("")),
                Optional.empty());
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(LAST_TENANT_CHECK);
    }

    private void release(R resource, T status) {
        var key = key(resource);
        accounts.session(key).ifPresent(Session::close);
        accounts.remove(key);
        writtenAt.remove(key);
        unused.forget(key);
        troubles.forget(key);
        metrics.forget(key);
        hold.release(resource, credentialsSecretName(resource), status);
        known().forEach(other -> wake(key(other)));
    }

    /**
     * Who takes the finalizer away by hand spares the operator the last pass; nothing is asked in the account's name any more all
     * the same, and its Secret may go. A stand-by knows of no account, and writes nothing.
     */
    private void gone(R resource) {
        try {
            if (accounts.find(key(resource)).isPresent()) {
                release(resource, status(resource));
            }
        } finally {
            hold.gone(resource);
        }
    }

    /** @return the way out for what cannot be deleted because the account cannot be opened */
    private Optional<String> work(R resource, ObjectKey key, T status) {
        return switch (credentials(resource)) {
            case CredentialsAnswer.Here<K>(var keys) -> {
                open(resource, key, keys, status);
                yield Optional.empty();
            }
            case CredentialsAnswer.Missing<K>(var why) ->
                Optional.of("; its credentials are not to be had (" + said(why)
                        + "), or set spec.deletionPolicy of these resources to Retain to let them go without"
                        + " the vendor");
        };
    }

    private static String said(Standing standing) {
        return standing instanceof Standing.Refused refused
                ? refused.message()
                : standing instanceof Standing.Blocked blocked ? blocked.message() : "";
    }

    /** Figures that change with every walk are written with other news, or when they are old; never each time. */
    private void save(R resource, Context<R> context, T before, T status, Standing standing, Optional<String> warning) {
        var generation = resource.getMetadata().getGeneration();
        var trouble = troubles.of(key(resource), standing, before.conditions);
        AccountNews.events(standing, warning, before.conditions, trouble).forEach(news -> telling.tell(resource, news));
        status.conditions = AccountNews.conditions(standing, warning, before.conditions, generation, clock.instant());
        status.observedGeneration = generation;
        status.summarise();
        metrics.show(key(resource), key(resource).toString(), true, status.conditions, Measures.NONE);
        if (comparable(status).equals(comparable(before))
                && !isOld(before)
                && !isOfAnotherKind(key(resource), status, before)) {
            return;
        }
        resource.setStatus(status);
        writtenAt.put(key(resource), clock.instant());
        try {
            context.resourceOperations().updatePrimaryStatus(resource);
            accounts.session(key(resource))
                    .filter(session -> heedApprovals(resource, session, status))
                    .ifPresent(session -> wake(key(resource)));
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            // Somebody changed the account meanwhile; that event, or this one, brings the next pass.
            CompletableFuture.delayedExecutor(SOON.toMillis(), MILLISECONDS).execute(() -> wake(key(resource)));
        }
    }

    /** None became some, or the other way round: told soon, but not each time. */
    private boolean isOfAnotherKind(ObjectKey account, T status, T written) {
        return !kinds(status).equals(kinds(written))
                && !clock.instant()
                        .isBefore(writtenAt.getOrDefault(account, Instant.EPOCH).plus(SOMETIME));
    }

    private JsonNode kinds(T status) {
        return FigureKinds.of(json.<ObjectNode>valueToTree(status).retain(figures()));
    }

    private boolean isOld(T written) {
        return figuresTakenAt(written)
                .filter(taken -> taken.plus(RESYNC).isBefore(clock.instant()))
                .isPresent();
    }

    /** With figures that are there but have no value: that there is one now is news, another value can wait. */
    private ObjectNode comparable(T status) {
        ObjectNode tree = json.valueToTree(status);
        figures().stream().filter(tree::has).forEach(name -> tree.put(name, true));
        return tree;
    }

    @SuppressWarnings("unchecked")
    private T copy(T status) {
        return (T) json.convertValue(status, status.getClass());
    }

    private T status(R resource) {
        return Objects.requireNonNullElseGet(resource.getStatus(), this::newStatus);
    }

    private static ObjectKey key(CustomResource<?, ?> resource) {
        return new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }
}
