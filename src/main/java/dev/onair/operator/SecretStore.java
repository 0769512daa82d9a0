package dev.onair.operator;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import io.fabric8.kubernetes.client.informers.cache.ItemStore;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps of each watched Secret, or of some, that it is there and how new it is, never what is in it. */
public final class SecretStore implements ItemStore<Secret> {
    private final Map<String, Secret> secrets = new ConcurrentHashMap<>();
    private final Predicate<Secret> wanted;

    public SecretStore() {
        this(secret -> true);
    }

    /** @param wanted which ones are kept */
    public SecretStore(Predicate<Secret> wanted) {
        this.wanted = wanted;
    }

    @Override
    public String getKey(Secret secret) {
        return Cache.metaNamespaceKeyFunc(secret);
    }

    @Override
    public @Nullable Secret put(String key, Secret secret) {
        return wanted.test(secret)
                ? secrets.put(
                        key,
                        new SecretBuilder()
                                .withMetadata(bare(secret.getMetadata()))
                                .build())
                : secrets.remove(key);
    }

    private static ObjectMeta bare(ObjectMeta metadata) {
        return new ObjectMetaBuilder()
                .withName(metadata.getName())
                .withNamespace(metadata.getNamespace())
                .withUid(metadata.getUid())
                .withResourceVersion(metadata.getResourceVersion())
                .withOwnerReferences(metadata.getOwnerReferences())
                .withFinalizers(metadata.getFinalizers())
                .withDeletionTimestamp(metadata.getDeletionTimestamp())
                .build();
    }

    @Override
    public @Nullable Secret remove(String key) {
        return secrets.remove(key);
    }

    @Override
    public Stream<String> keySet() {
        return secrets.keySet().stream();
    }

    @Override
    public Stream<Secret> values() {
        return secrets.values().stream();
    }

    @Override
    public int size() {
        return secrets.size();
    }

    @Override
    public @Nullable Secret get(String key) {
        return secrets.get(key);
    }

    @Override
    public boolean isFullState() {
        return false;
    }
}
