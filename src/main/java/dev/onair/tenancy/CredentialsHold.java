package dev.onair.tenancy;

import dev.onair.common.AccountStatus;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Keeps an account's credentials in the cluster for as long as its resources may still have to be deleted: when a whole
 * namespace goes, its Secrets would go first.
 */
@Singleton
public final class CredentialsHold {
    private static final String FINALIZER = Names.DOMAIN + "/account-";

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
        var secret = find(namespace, name);
        var needed = secret.filter(found -> !found.getMetadata().getFinalizers().contains(finalizer))
                .filter(found -> found.getMetadata().getDeletionTimestamp() == null);
        if (needed.isPresent()) {
            edit(
                    needed.get(),
                    found -> new SecretBuilder(found)
                            .editMetadata()
                            .addToFinalizers(finalizer)
                            .endMetadata()
                            .build());
        }
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
        find(namespace, name)
                .filter(secret -> secret.getMetadata().getFinalizers().contains(finalizer))
                .ifPresent(held -> edit(
                        held,
                        secret -> new SecretBuilder(secret)
                                .editMetadata()
                                .removeFromFinalizers(finalizer)
                                .endMetadata()
                                .build()));
    }

    /** An account whose manifest cannot be read names none. */
    private Optional<Secret> find(String namespace, String name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                kubernetes.secrets().inNamespace(namespace).withName(name).get());
    }

    private void edit(Secret secret, UnaryOperator<Secret> change) {
        kubernetes.resource(secret).edit(change);
    }

    /** One for each account, since several may share a Secret. */
    private static String finalizer(HasMetadata account) {
        return FINALIZER + account.getMetadata().getUid().substring(0, 8);
    }
}
