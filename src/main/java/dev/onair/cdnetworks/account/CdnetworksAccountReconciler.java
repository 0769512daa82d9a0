package dev.onair.cdnetworks.account;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.account.Clockwork;
import dev.onair.cdnetworks.account.CdnetworksAccounts.Standing.Closed;
import dev.onair.cdnetworks.account.CdnetworksAccounts.Standing.Open;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Conditions;
import dev.onair.engine.Standing;
import dev.onair.operator.Controllers;
import dev.onair.operator.OperatorConfig;
import dev.onair.operator.SecretStore;
import dev.onair.operator.Secrets;
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
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkiverse.operatorsdk.runtime.api.ConfigurableReconciler;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.Duration;
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
    private final Secrets secrets;
    private final CredentialsHold hold;
    private final OperatorConfig config;
    private final MeterRegistry metrics;
    private final Clock clock;
    private final ObjectMapper json = new ObjectMapper();
    private final SimpleInboundEventSource<CdnetworksAccount> wakeups = new SimpleInboundEventSource<>("wakeups");
    private volatile @Nullable IndexerResourceCache<CdnetworksAccount> cache;

    CdnetworksAccountReconciler(
            CdnetworksAccounts accounts,
            Secrets secrets,
            CredentialsHold hold,
            OperatorConfig config,
            MeterRegistry metrics,
            Clock clock) {
        this.accounts = accounts;
        this.secrets = secrets;
        this.hold = hold;
        this.config = config;
        this.metrics = metrics;
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
        var known = cache;
        return known == null
                ? Set.of()
                : known.list(account -> account.getMetadata()
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
        var standing = readCredentials(resource)
                .map(credentials -> open(resource, key, credentials, status))
                .orElseGet(() -> closed(key, missing(resource)));
        save(resource, context, before, status, standing);
        return UpdateControl.<CdnetworksAccount>noUpdate().rescheduleAfter(RESYNC);
    }

    private Standing open(
            CdnetworksAccount resource, ObjectKey key, Credentials credentials, CdnetworksAccountStatus status) {
        CdnetworksSettings settings;
        try {
            settings = CdnetworksSettings.of(resource.getSpec(), config.createVisibility());
        } catch (IllegalArgumentException e) {
            return closed(key, new Standing.Refused("InvalidSpec", String.valueOf(e.getMessage())));
        }
        var session = session(key, settings, credentials);
        heedAnnotations(resource, session, status);
        accounts.put(key, new Open(session, resource.getSpec().allowedNamespaces));
        return AccountReport.write(session, accounts.externalIds(key), status);
    }

    /** The session that is at work, as long as it is the right one. */
    private CdnetworksSession session(ObjectKey key, CdnetworksSettings settings, Credentials credentials) {
        var known = accounts.session(key);
        if (known.filter(session -> session.settings().equals(settings)).isPresent()) {
            known.get().rotate(credentials);
            return known.get();
        }
        known.ifPresent(CdnetworksSession::close);
        var opened = new CdnetworksSession(
                settings, credentials, Clockwork.system(), new SessionMetrics(metrics, key), wakeups(key));
        opened.start();
        return opened;
    }

    private CdnetworksSession.Wakeups wakeups(ObjectKey key) {
        return new CdnetworksSession.Wakeups() {
            @Override
            public void resources(List<ObjectKey> resources) {
                accounts.wake(resources);
            }

            @Override
            public void everyone() {
                accounts.wakeAll(key);
            }

            @Override
            public void account() {
                wake(key);
            }
        };
    }

    private void heedAnnotations(
            CdnetworksAccount resource, CdnetworksSession session, CdnetworksAccountStatus status) {
        var annotations =
                Optional.ofNullable(resource.getMetadata().getAnnotations()).orElse(Map.of());
        var syncAt = annotations.get(Names.SYNC_AT);
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

    private Optional<Credentials> readCredentials(CdnetworksAccount resource) {
        var values = values(resource).orElse(Map.of());
        var accessKey = values.getOrDefault("accessKey", "");
        var secretKey = values.getOrDefault("secretKey", "");
        try {
            return Optional.of(new Credentials(accessKey, secretKey));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<Map<String, String>> values(CdnetworksAccount resource) {
        return secrets.read(resource.getMetadata().getNamespace(), resource.getSpec().credentialsSecretRef.name);
    }

    private Standing missing(CdnetworksAccount resource) {
        var secret =
                "Secret " + resource.getMetadata().getNamespace() + "/" + resource.getSpec().credentialsSecretRef.name;
        var values = values(resource);
        if (values.isEmpty()) {
            return new Standing.Blocked(
                    "SecretNotFound",
                    secret + " does not exist: create it with the keys \"accessKey\" and \"secretKey\"");
        }
        try {
            var checked = new Credentials(
                    values.get().getOrDefault("accessKey", ""), values.get().getOrDefault("secretKey", ""));
            return new Standing.Blocked("SecretChanged", secret + " changed while it was read: " + checked.accessKey());
        } catch (IllegalArgumentException e) {
            return new Standing.Blocked("SecretInvalid", secret + ": " + e.getMessage());
        }
    }

    @Override
    public DeleteControl cleanup(CdnetworksAccount resource, Context<CdnetworksAccount> context) {
        var key = key(resource);
        var uses = accounts.uses(key);
        if (uses.isEmpty()) {
            accounts.session(key).ifPresent(CdnetworksSession::close);
            accounts.remove(key);
            hold.release(resource);
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
        readCredentials(resource)
                .ifPresent(credentials -> open(
                        resource,
                        key,
                        credentials,
                        json.convertValue(status(resource), CdnetworksAccountStatus.class)));
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
