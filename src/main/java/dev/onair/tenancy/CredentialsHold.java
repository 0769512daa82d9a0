package dev.onair.tenancy;

import dev.onair.common.AccountStatus;
import dev.onair.common.Names;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Keeps an account's credentials in the cluster for as long as its resources may still have to be deleted: when a whole
 * namespace goes, its Secrets would go first.
 */
@Singleton
public final class CredentialsHold {
    private final KubernetesClient kubernetes;

    public CredentialsHold(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
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
        return Names.DOMAIN + "/account-" + account.getMetadata().getUid().substring(0, 8);
    }
}
