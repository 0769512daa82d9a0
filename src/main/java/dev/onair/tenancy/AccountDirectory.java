package dev.onair.tenancy;

import dev.onair.common.AccountSpec;
import dev.onair.common.ObjectKey;
import dev.onair.operator.Controllers;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.client.CustomResource;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Accounts and namespaces from the caches of the accounts' controller.
 *
 * @param spec what every account's manifest says
 */
record AccountDirectory<R extends CustomResource<?, ?>>(
        IndexerResourceCache<R> cache, InformerEventSource<Namespace, R> namespaces, Function<R, AccountSpec> spec)
        implements Directory {
    @Override
    public boolean isSynced() {
        return Controllers.isSynced(cache) && Controllers.isSynced(namespaces);
    }

    @Override
    public Set<ObjectKey> accounts() {
        return cache.list()
                .filter(account -> !account.isMarkedForDeletion())
                .map(account -> new ObjectKey(
                        account.getMetadata().getNamespace(),
                        account.getMetadata().getName()))
                .collect(Collectors.toSet());
    }

    @Override
    public Optional<AccountPolicy> policy(ObjectKey account) {
        return cache.get(new ResourceID(account.name(), account.namespace()))
                .map(known -> AccountPolicy.of(spec.apply(known)));
    }

    @Override
    public Map<String, String> labels(String namespace) {
        return namespaces
                .get(new ResourceID(namespace))
                .map(AccountReconciler::labels)
                .orElse(Map.of());
    }
}
