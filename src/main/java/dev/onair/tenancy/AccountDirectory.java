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
import java.util.function.Function;

/**
 * Accounts and namespaces from the caches of the accounts' controller.
 *
 * @param spec what every account's manifest says
 */
record AccountDirectory<R extends CustomResource<?, ?>>(
        IndexerResourceCache<R> accounts, InformerEventSource<Namespace, R> namespaces, Function<R, AccountSpec> spec)
        implements Directory {
    @Override
    public boolean isSynced() {
        return Controllers.isSynced(accounts) && Controllers.isSynced(namespaces);
    }

    @Override
    public Optional<AccountPolicy> policy(ObjectKey account) {
        return accounts.get(new ResourceID(account.name(), account.namespace()))
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
