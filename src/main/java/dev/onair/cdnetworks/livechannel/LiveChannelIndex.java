package dev.onair.cdnetworks.livechannel;

import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.operator.Controllers;
import io.javaoperatorsdk.operator.processing.event.source.IndexerResourceCache;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds LiveChannels in the cache by what they refer to. */
final class LiveChannelIndex {
    private static final String ACCOUNT = "account";
    private static final String EXTERNAL_ID = "external-id";
    private static final String SECRET = "secret";

    private volatile @Nullable IndexerResourceCache<LiveChannel> cache;

    void use(IndexerResourceCache<LiveChannel> primaries) {
        primaries.addIndexers(Map.of(
                ACCOUNT,
                        channel ->
                                List.of(LiveChannelReconciler.account(channel).toString()),
                EXTERNAL_ID, LiveChannelIndex::externalIds,
                SECRET, LiveChannelIndex::secrets));
        cache = primaries;
    }

    boolean isSynced() {
        return Controllers.isSynced(cache);
    }

    Stream<LiveChannel> of(ObjectKey account) {
        return by(ACCOUNT, account.toString());
    }

    /** The LiveChannels of an account that say the vendor's object is theirs. */
    Stream<LiveChannel> declaring(ObjectKey account, String externalId) {
        return by(EXTERNAL_ID, externalId)
                .filter(channel -> LiveChannelReconciler.account(channel).equals(account));
    }

    Stream<LiveChannel> readersOf(ObjectKey secret) {
        return by(SECRET, secret.toString());
    }

    private Stream<LiveChannel> by(String index, String value) {
        var known = cache;
        return known == null ? Stream.empty() : known.byIndex(index, value).stream();
    }

    static List<String> externalIds(LiveChannel channel) {
        var annotations = channel.getMetadata().getAnnotations();
        return Stream.of(
                        Optional.ofNullable(annotations).map(all -> all.get(Names.EXTERNAL_ID)),
                        Optional.ofNullable(channel.getStatus()).map(status -> status.externalId))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private static List<String> secrets(LiveChannel channel) {
        var namespace = channel.getMetadata().getNamespace();
        return Stream.of(
                        Optional.ofNullable(channel.getSpec().verificationSecretRef)
                                .map(ref -> ref.name),
                        Optional.ofNullable(channel.getSpec().connectionSecretName))
                .flatMap(Optional::stream)
                .map(name -> new ObjectKey(namespace, name).toString())
                .distinct()
                .toList();
    }
}
