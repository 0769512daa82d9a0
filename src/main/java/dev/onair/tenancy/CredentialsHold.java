package dev.onair.tenancy;

import dev.onair.common.AccountStatus;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.Serialization;
import jakarta.inject.Singleton;
import java.net.HttpURLConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps an account's credentials in the cluster for as long as its resources may still have to be deleted: when a whole
 * namespace goes, its Secrets would go first.
 */
@Singleton
public final class CredentialsHold {
    private static final String FINALIZER = Names.DOMAIN + "/account-";
    /** More accounts than one Secret is shared by write it at one moment; the pass that fails all the same is tried again. */
    private static final int ATTEMPTS = 20;

    private final KubernetesClient kubernetes;
    private final List<ResourceDefinitionContext> kinds = new CopyOnWriteArrayList<>();
    /** By namespace: at a start all Secrets are looked at, and need not have accounts listed for each of them. */
    private final Map<String, SharedRead<Set<String>>> accounts = new ConcurrentHashMap<>();

    private volatile BiConsumer<String, String> abandoned = (namespace, finalizer) -> {};

    public CredentialsHold(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /** To be said of every kind of account that holds Secrets by this, before any of them is looked at. */
    void serve(Class<? extends HasMetadata> accounts) {
        kinds.add(ResourceDefinitionContext.fromResourceType(accounts));
    }

    /** @param listener told the namespace and the finalizer of each account that is gone, whatever it left behind */
    void onAbandoned(BiConsumer<String, String> listener) {
        abandoned = listener;
    }

    /** An account is gone, and not necessarily by a pass of its own. */
    void gone(HasMetadata account) {
        abandoned.accept(account.getMetadata().getNamespace(), finalizer(account));
    }

    /** What accounts, which may be gone by now, hold a Secret by. */
    static Stream<String> holds(HasMetadata secret) {
        return secret.getMetadata().getFinalizers().stream().filter(name -> name.startsWith(FINALIZER));
    }

    /**
     * Takes off a Secret what accounts left on it that are gone. The API server says which are: a cache might not know yet of
     * one that is there.
     *
     * @return the finalizers that were taken off
     */
    List<String> clear(ObjectKey secret) {
        var held = find(secret.namespace(), secret.name()).stream()
                .flatMap(CredentialsHold::holds)
                .toList();
        if (held.isEmpty()) {
            return held;
        }
        // Asked after the Secret was read: whoever put its finalizer on that was there before, and if not now, then
        // never again.
        var there = accounts.computeIfAbsent(
                        secret.namespace(), namespace -> new SharedRead<>(() -> finalizersOfAccounts(namespace)))
                .get();
        var left = held.stream().filter(finalizer -> !there.contains(finalizer)).toList();
        left.forEach(finalizer -> takeOff(secret.namespace(), secret.name(), finalizer));
        return left;
    }

    private Set<String> finalizersOfAccounts(String namespace) {
        return kinds.stream()
                .flatMap(kind ->
                        kubernetes.genericKubernetesResources(kind).inNamespace(namespace).list().getItems().stream())
                .map(CredentialsHold::finalizer)
                .collect(Collectors.toSet());
    }

    /**
     * Puts the account's finalizer on its Secret, and takes it off the one that it does not use any more.
     *
     * @param name the Secret that the manifest names
     * @return what a person should know, if somebody has deleted that Secret and only the finalizer keeps it
     */
    Optional<String> keep(HasMetadata account, String name, AccountStatus status) {
        var namespace = account.getMetadata().getNamespace();
        if (status.credentialsSecretName != null && !status.credentialsSecretName.equals(name)) {
            takeOff(namespace, status.credentialsSecretName, finalizer(account));
        }
        var finalizer = finalizer(account);
        var secret = edit(namespace, name, found -> {
            var metadata = found.getMetadata();
            return metadata.getDeletionTimestamp() != null
                            || metadata.getFinalizers().contains(finalizer)
                    ? metadata.getFinalizers()
                    : Stream.concat(metadata.getFinalizers().stream(), Stream.of(finalizer))
                            .toList();
        });
        status.credentialsSecretName = name;
        return secret.filter(found -> found.getMetadata().getDeletionTimestamp() != null)
                .map(deleted -> "Secret " + namespace + "/" + name + " was deleted, and is kept only while this account"
                        + " needs it; that cannot be undone: create another Secret with the same keys ("
                        + String.join(", ", keys(deleted)) + ") and name it in the spec instead of this one");
    }

    private static List<String> keys(Secret secret) {
        return secret.getData() == null
                ? List.of()
                : secret.getData().keySet().stream().sorted().toList();
    }

    /** The account is gone: its Secret may go too. */
    void release(HasMetadata account, String name, AccountStatus status) {
        var namespace = account.getMetadata().getNamespace();
        var finalizer = finalizer(account);
        takeOff(namespace, name, finalizer);
        Optional.ofNullable(status.credentialsSecretName)
                .ifPresent(remembered -> takeOff(namespace, remembered, finalizer));
    }

    private void takeOff(String namespace, String name, String finalizer) {
        edit(
                namespace,
                name,
                held -> held.getMetadata().getFinalizers().stream()
                        .filter(other -> !other.equals(finalizer))
                        .toList());
    }

    /** An account whose manifest cannot be read names none. */
    private Optional<Secret> find(String namespace, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                kubernetes.secrets().inNamespace(namespace).withName(name).get());
    }

    /**
     * Writes a Secret's finalizers, and nothing else of it, if they are to be others. Several accounts may share it and write at the
     * same moment: whoever comes second looks again, or one would take off what the other has put on.
     *
     * @return the Secret as it was found the last time
     */
    private Optional<Secret> edit(String namespace, String name, Function<Secret, List<String>> finalizers) {
        for (var left = ATTEMPTS; ; left--) {
            var secret = find(namespace, name);
            var wanted = secret.map(finalizers);
            if (wanted.isEmpty()
                    || wanted.get().equals(secret.get().getMetadata().getFinalizers())) {
                return secret;
            }
            try {
                write(secret.get(), wanted.get());
                return secret;
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                    return Optional.empty();
                }
                if (e.getCode() != HttpURLConnection.HTTP_CONFLICT || left <= 1) {
                    throw e;
                }
            }
        }
    }

    private void write(Secret secret, List<String> finalizers) {
        var metadata = secret.getMetadata();
        var written = new HashMap<String, Object>();
        written.put("resourceVersion", metadata.getResourceVersion());
        // By null a field is taken out.
        written.put("finalizers", finalizers.isEmpty() ? null : finalizers);
        kubernetes
                .secrets()
                .inNamespace(metadata.getNamespace())
                .withName(metadata.getName())
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("metadata", written)));
    }

    /** One for each account, since several may share a Secret. */
    private static String finalizer(HasMetadata account) {
        return FINALIZER + account.getMetadata().getUid().substring(0, 8);
    }
}
