package dev.onair.cdnetworks.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.cdnetworks.account.CdnetworksAccounts.Standing.Closed;
import dev.onair.cdnetworks.account.CdnetworksAccounts.Standing.Open;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.Bounded;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Conditions;
import dev.onair.engine.Standing;
import dev.onair.operator.Controllers;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.SecretStore;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.config.ControllerConfigurationOverrider;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Opens, keeps and closes the session of an account, and reports how it stands. It costs no vendor call of its own. */
@ControllerConfiguration(name = "cdnetworksaccount")
public class CdnetworksAccountReconciler
        implements ConfigurableReconciler<CdnetworksAccount>, Cleaner<CdnetworksAccount> {
    private static final Duration RESYNC = Duration.ofMinutes(10);
    /** A resource lets go just before it leaves the cache, so the account that it wakes then still sees it. */
    private static final Duration LAST_TENANT_CHECK = Duration.ofSeconds(5);

    private static final Duration SOON = Duration.ofMillis(500);

    private final CdnetworksAccounts accounts;
    private final CredentialsReader credentials;
    private final CredentialsHold hold;
    private final OperatorConfig config;
    private final SessionKeeper sessions;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final SimpleInboundEventSource<CdnetworksAccount> wakeups = new SimpleInboundEventSource<>("wakeups");
    private volatile @Nullable IndexerResourceCache<CdnetworksAccount> cache;

    CdnetworksAccountReconciler(
            CdnetworksAccounts accounts,
            CredentialsReader credentials,
            CredentialsHold hold,
            OperatorConfig config,
            SessionKeeper sessions,
            Clock clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.hold = hold;
        this.config = config;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public void updateConfigurationFrom(ControllerConfigurationOverrider<CdnetworksAccount> configuration) {
        Controllers.configure(configuration, edited -> {});
    }

    @Override
    public List<EventSource<?, CdnetworksAccount>> prepareEventSources(EventSourceContext<CdnetworksAccount> context) {
        cache = context.getPrimaryCache();
        accounts.onRelease(this::wake);
        var watched = InformerEventSourceConfiguration.from(Secret.class, CdnetworksAccount.class)
                .withItemStore(new SecretStore())
                .withSecondaryToPrimaryMapper(this::readersOf)
                .build();
        return List.of(wakeups, new InformerEventSource<>(watched, context));
    }

    private Set<ResourceID> readersOf(Secret secret) {
        return known().stream()
                .filter(account -> account.getMetadata()
                                .getNamespace()
                                .equals(secret.getMetadata().getNamespace())
                        && account.getSpec()
                                .credentialsSecretRef
                                .name
                                .equals(secret.getMetadata().getName()))
                .map(ResourceID::fromResource)
                .collect(Collectors.toSet());
    }

    private void wake(ObjectKey account) {
        wakeups.propagateEvent(new ResourceID(account.name(), account.namespace()));
    }

    @Override
    public UpdateControl<CdnetworksAccount> reconcile(CdnetworksAccount resource, Context<CdnetworksAccount> context) {
        var key = key(resource);
        var before = status(resource);
        var status = json.convertValue(before, CdnetworksAccountStatus.class);
        hold.keep(resource, status);
        var standing = switch (credentials.read(resource)) {
            case CredentialsReader.Missing(var why) -> closed(key, why);
            case CredentialsReader.Here(var keys) -> open(resource, key, keys, status);
        };
        save(resource, context, before, status, standing);
        return UpdateControl.<CdnetworksAccount>noUpdate().rescheduleAfter(RESYNC);
    }

    private Standing open(CdnetworksAccount resource, ObjectKey key, Credentials keys, CdnetworksAccountStatus status) {
        CdnetworksSettings settings;
        try {
            settings = CdnetworksSettings.of(resource.getSpec(), config.createVisibility());
        } catch (IllegalArgumentException e) {
            return closed(key, new Standing.Refused("InvalidSpec", String.valueOf(e.getMessage())));
        }
        var rival = rival(resource, settings, keys);
        if (rival.isPresent()) {
            return closed(
                    key,
                    new Standing.Refused(
                            "DuplicateAccount",
                            "the older CdnetworksAccount " + rival.get()
                                    + " has the same access key, and one account has one"
                                    + " quota: name that one in spec.accountRef of the resources (its"
                                    + " spec.allowedNamespaces lets other namespaces in), and delete this one"));
        }
        var session = sessions.keep(key, settings, keys, this::wake);
        known().stream().filter(other -> isOlder(resource, other)).forEach(younger -> wakeRival(younger, session));
        heedAnnotations(resource, session, status);
        accounts.put(key, new Open(session, resource.getSpec().allowedNamespaces));
        return AccountReport.write(session, accounts.externalIds(key), status);
    }

    /** An older account that is at work with the same access key: two doors to one account would exceed its quota. */
    private Optional<ObjectKey> rival(CdnetworksAccount resource, CdnetworksSettings settings, Credentials keys) {
        return known().stream()
                .filter(other -> !key(other).equals(key(resource)) && isOlder(other, resource))
                .map(CdnetworksAccountReconciler::key)
                .filter(other -> accounts.session(other)
                        .filter(session -> session.settings().endpoint().equals(settings.endpoint()))
                        .filter(session -> session.credentials().accessKey().equals(keys.accessKey()))
                        .isPresent())
                .findFirst();
    }

    /** One that was opened before this older one was seen has to give way. */
    private void wakeRival(CdnetworksAccount younger, CdnetworksSession session) {
        accounts.session(key(younger))
                .filter(other -> other.credentials()
                        .accessKey()
                        .equals(session.credentials().accessKey()))
                .ifPresent(other -> wake(key(younger)));
    }

    private static boolean isOlder(CdnetworksAccount one, CdnetworksAccount other) {
        return Comparator.comparing((CdnetworksAccount account) ->
                                account.getMetadata().getCreationTimestamp())
                        .thenComparing(account -> account.getMetadata().getUid())
                        .compare(one, other)
                < 0;
    }

    private List<CdnetworksAccount> known() {
        var accountsKnown = cache;
        return accountsKnown == null ? List.of() : accountsKnown.list().toList();
    }

    private void heedAnnotations(
            CdnetworksAccount resource, CdnetworksSession session, CdnetworksAccountStatus status) {
        var annotations =
                Optional.ofNullable(resource.getMetadata().getAnnotations()).orElse(Map.of());
        var annotation = annotations.get(Names.SYNC_AT);
        var syncAt = annotation == null ? null : Bounded.text(annotation, Bounded.ID);
        if (syncAt != null && !syncAt.equals(status.lastHandledSyncAt)) {
            status.lastHandledSyncAt = syncAt;
            session.sweepSoon();
        }
        var approved = annotations.get(Names.APPROVE);
        var held = session.breaker().holding();
        if (approved != null && held.isPresent() && session.breaker().approve(approved)) {
            accounts.wakeAll(key(resource));
        }
    }

    private Standing closed(ObjectKey key, Standing standing) {
        var message = standing instanceof Standing.Refused refused
                ? refused.message()
                : standing instanceof Standing.Blocked blocked ? blocked.message() : "";
        accounts.session(key).ifPresent(CdnetworksSession::close);
        accounts.put(key, new Closed("AccountNotReady", "CdnetworksAccount " + key + ": " + message));
        return standing;
    }

    @Override
    public DeleteControl cleanup(CdnetworksAccount resource, Context<CdnetworksAccount> context) {
        var key = key(resource);
        // Asked before the uses are counted: what is known now was not necessarily known a moment before.
        var known = accounts.usesAreKnown();
        var uses = accounts.uses(key);
        if (uses.isEmpty() && !known) {
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(SOON);
        }
        if (uses.isEmpty()) {
            accounts.session(key).ifPresent(CdnetworksSession::close);
            accounts.remove(key);
            hold.release(resource);
            known().forEach(other -> wake(key(other)));
            return DeleteControl.defaultDelete();
        }
        // The channels that are still to be deleted need their account, also one that only now starts to work.
        reconcileForTenants(resource, key);
        var before = status(resource);
        var status = json.convertValue(before, CdnetworksAccountStatus.class);
        var named =
                uses.stream().limit(3).map(use -> use.kind() + " " + use.key()).collect(Collectors.joining(", "));
        save(
                resource,
                context,
                before,
                status,
                new Standing.Deleting(
                        "InUse",
                        uses.size() + " resources still use this account, and it goes when they are gone: " + named));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(LAST_TENANT_CHECK);
    }

    private void reconcileForTenants(CdnetworksAccount resource, ObjectKey key) {
        if (credentials.read(resource) instanceof CredentialsReader.Here(var keys)) {
            open(resource, key, keys, json.convertValue(status(resource), CdnetworksAccountStatus.class));
        }
    }

    /** Figures that change with every walk are written with other news, or when they are old; never each time. */
    private void save(
            CdnetworksAccount resource,
            Context<CdnetworksAccount> context,
            CdnetworksAccountStatus before,
            CdnetworksAccountStatus status,
            Standing standing) {
        var generation = resource.getMetadata().getGeneration();
        status.conditions = Conditions.of(standing, before.conditions, generation, clock.instant());
        status.observedGeneration = generation;
        if (comparable(status).equals(comparable(before)) && !AccountReport.isOld(before, clock.instant())) {
            return;
        }
        resource.setStatus(status);
        try {
            context.resourceOperations().updatePrimaryStatus(resource);
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT && e.getCode() != HttpURLConnection.HTTP_NOT_FOUND) {
                throw e;
            }
            // Somebody changed the account meanwhile; that event, or this one, brings the next pass.
            Thread.ofVirtual().start(() -> {
                try {
                    Thread.sleep(SOON);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                wake(key(resource));
            });
        }
    }

    private ObjectNode comparable(CdnetworksAccountStatus status) {
        ObjectNode tree = json.valueToTree(status);
        tree.remove(List.of("quota", "lastFullCheck"));
        return tree;
    }

    private static CdnetworksAccountStatus status(CdnetworksAccount resource) {
        return Objects.requireNonNullElseGet(resource.getStatus(), CdnetworksAccountStatus::new);
    }

    private static ObjectKey key(CdnetworksAccount resource) {
        return new ObjectKey(
                resource.getMetadata().getNamespace(), resource.getMetadata().getName());
    }
}
