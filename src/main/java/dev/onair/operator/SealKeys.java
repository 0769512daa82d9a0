package dev.onair.operator;

import dev.onair.ownership.Seals;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The key of the operator's seals, in a Secret of its own namespace: made at the first start, part of a backup, renewed by
 * annotation. The Secret also says whether what stands in statuses from before there was a key is still to be sealed.
 *
 * <p>It is read when it is first asked for, which is once this process leads, and once only.
 */
public final class SealKeys {
    public static final String NAME = "onair-seals";
    static final String CURRENT = "key";
    static final String PREVIOUS = "previous";

    /** Any new value, before a start: that start makes a new key. */
    static final String ROTATE = "onair.dev/rotate-seals";

    static final String ROTATED_FOR = "onair.dev/seals-rotated-for";

    /** {@code "true"} until every id that stood in a status when the key was made is sealed, or was found to be disputed. */
    static final String FIRST = "onair.dev/first-sealing";

    private static final Logger LOG = Logger.getLogger(SealKeys.class);

    private final KubernetesClient kubernetes;
    private final String namespace;
    private final SecureRandom random;
    private @Nullable Known known;

    private record Known(Seals seals, boolean first, boolean rotating) {}

    /** @param namespace the operator's own */
    public SealKeys(KubernetesClient kubernetes, String namespace, SecureRandom random) {
        this.kubernetes = kubernetes;
        this.namespace = namespace;
        this.random = random;
    }

    /** @throws KubernetesClientException when the Secret can be neither read nor made; the next call tries again */
    public Seals seals() {
        return known().seals();
    }

    /** Whether ids that stand in a status without a seal are from before there was a key, and to be sealed once. */
    public boolean isFirstSealing() {
        return known().first();
    }

    /** Whether something may still be sealed by the key before the current one. */
    public boolean isRotating() {
        return known().rotating();
    }

    /** All that stood in statuses was sealed: from now on, an id without a seal is nothing. */
    public synchronized void firstSealingIsOver() {
        var before = known();
        if (before.first()) {
            edit(secret -> secret.getMetadata().getAnnotations().remove(FIRST));
            known = new Known(before.seals(), false, before.rotating());
            LOG.info("every id that stood in a status is sealed");
        }
    }

    /** Everything is sealed by the current key: the one before it is good for nothing more. */
    public synchronized void rotationIsOver() {
        var before = known();
        if (before.rotating()) {
            edit(secret -> secret.getData().remove(PREVIOUS));
            known = new Known(before.seals().withoutPrevious(), before.first(), false);
            LOG.info("every binding was sealed anew, and the key before is forgotten");
        }
    }

    private synchronized Known known() {
        if (known == null) {
            known = read();
        }
        return known;
    }

    private Known read() {
        var there = find();
        var current = decoded(there, CURRENT);
        if (there == null || current.isEmpty()) {
            return make(there);
        }
        var annotations = annotations(there);
        var previous = decoded(there, PREVIOUS).orElse(null);
        if (!Objects.equals(annotations.get(ROTATE), annotations.get(ROTATED_FOR)) && annotations.containsKey(ROTATE)) {
            if (previous == null) {
                return rotate(there, current.get());
            }
            LOG.warnf(
                    "Secret %s/%s is renewed by the first start after everything is sealed by its current key: what is"
                            + " still sealed by the one before it would be lost",
                    namespace, NAME);
        }
        return new Known(new Seals(current.get(), previous), "true".equals(annotations.get(FIRST)), previous != null);
    }

    private Known make(@Nullable Secret there) {
        var key = random();
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(NAME)
                .addToAnnotations(FIRST, "true")
                .endMetadata()
                .withData(Map.of(CURRENT, Base64.getEncoder().encodeToString(key)))
                .build();
        if (there == null) {
            try {
                kubernetes.resource(secret).create();
            } catch (KubernetesClientException e) {
                if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                    // Another replica was quicker.
                    return read();
                }
                throw e;
            }
        } else {
            LOG.warnf("Secret %s/%s has no usable key, and gets a new one", namespace, NAME);
            secret.getMetadata().setResourceVersion(there.getMetadata().getResourceVersion());
            kubernetes.resource(secret).update();
        }
        LOG.infof("made the key of the seals: Secret %s/%s, to be part of a backup", namespace, NAME);
        return new Known(new Seals(key, null), true, false);
    }

    private Known rotate(Secret there, byte[] former) {
        var key = random();
        var data = new HashMap<>(there.getData());
        data.put(PREVIOUS, Base64.getEncoder().encodeToString(former));
        data.put(CURRENT, Base64.getEncoder().encodeToString(key));
        var annotations = annotations(there);
        kubernetes
                .resource(new SecretBuilder(there)
                        .editMetadata()
                        .addToAnnotations(ROTATED_FOR, annotations.get(ROTATE))
                        .endMetadata()
                        .withData(data)
                        .build())
                .update();
        LOG.infof("renewed the key of the seals: Secret %s/%s", namespace, NAME);
        return new Known(new Seals(key, former), "true".equals(annotations.get(FIRST)), true);
    }

    /** One that was deleted meanwhile has nothing to be changed: the next start makes another, and seals all by it once. */
    private void edit(Consumer<Secret> change) {
        var there = find();
        if (there == null) {
            LOG.warnf("Secret %s/%s was deleted while its key was in use", namespace, NAME);
            return;
        }
        kubernetes.resource(there).edit(secret -> {
            change.accept(secret);
            return secret;
        });
    }

    private byte[] random() {
        var key = new byte[Seals.KEY_BYTES];
        random.nextBytes(key);
        return key;
    }

    private @Nullable Secret find() {
        return kubernetes.secrets().inNamespace(namespace).withName(NAME).get();
    }

    private static Map<String, String> annotations(Secret secret) {
        return Objects.requireNonNullElse(secret.getMetadata().getAnnotations(), Map.of());
    }

    private static Optional<byte[]> decoded(@Nullable Secret secret, String name) {
        try {
            return Optional.ofNullable(secret)
                    .map(Secret::getData)
                    .map(data -> data.get(name))
                    .map(Base64.getDecoder()::decode)
                    .filter(key -> key.length == Seals.KEY_BYTES);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
