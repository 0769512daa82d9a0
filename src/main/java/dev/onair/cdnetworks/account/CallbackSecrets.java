package dev.onair.cdnetworks.account;

import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.http.Secret;
import dev.onair.operator.EndingNamespace;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes, keeps and renews the secret in an account's callback addresses: in a Secret beside the account, owned by it. It is renewed
 * by annotation, and when somebody deletes the Secret.
 */
@Singleton
public final class CallbackSecrets {
    static final String SUFFIX = "-callbacks";
    static final String CURRENT = "secret";
    static final String PREVIOUS = "previous";
    static final String PREVIOUS_UNTIL = "previousUntil";

    /** The longest recording task ends within it (2.17.3), so no running task's notices are lost by a renewal. */
    static final Duration GRACE = Duration.ofDays(3);

    private static final String ROTATED_FOR = "onair.dev/callbacks-rotated-for";
    private static final int BYTES = 24;

    private final KubernetesClient kubernetes;
    private final SecureRandom random;
    private final Clock clock;

    CallbackSecrets(KubernetesClient kubernetes, SecureRandom random, Clock clock) {
        this.kubernetes = kubernetes;
        this.random = random;
        this.clock = clock;
    }

    /** How an account's callbacks stand. */
    sealed interface Answer {
        record Off() implements Answer {}

        record On(CallbackKeys keys) implements Answer {}

        /** @param why with what to do about it */
        record Wrong(String why) implements Answer {}
    }

    /**
     * An account works without callbacks, so it is not held up by a Secret that cannot be written.
     *
     * @param known what was in use until now; good for a while, also where its Secret was deleted
     */
    Answer keep(CdnetworksAccount account, Optional<CallbackKeys> known) {
        try {
            return ensure(account, known);
        } catch (KubernetesClientException e) {
            // The next pass, after the next walk at the latest, tries again. The message may repeat what was to be
            // written.
            return known.<Answer>map(Answer.On::new).orElseGet(() -> new Answer.Wrong(notKept(account, e)));
        }
    }

    private static String notKept(CdnetworksAccount account, KubernetesClientException refusal) {
        var secret = "Secret \"" + account.getMetadata().getName() + SUFFIX + "\"";
        return EndingNamespace.refused(refusal)
                ? EndingNamespace.said(account.getMetadata().getNamespace(), secret)
                : "spec.callbacks: " + secret + " could not be read or written (status " + refusal.getCode()
                        + "): see to it that the operator may; it is tried again within minutes";
    }

    private Answer ensure(CdnetworksAccount account, Optional<CallbackKeys> known) {
        var callbacks = account.getSpec().callbacks;
        var name = account.getMetadata().getName() + SUFFIX;
        var there = known.isPresent() || callbacks != null ? find(account, name) : null;
        if (callbacks == null) {
            if (there != null && owns(account, there)) {
                kubernetes.resource(there).delete();
            }
            return new Answer.Off();
        }
        if (there != null && !owns(account, there)) {
            return new Answer.Wrong("spec.callbacks: Secret \"" + name
                    + "\" exists and does not belong to this account: delete it, or give the account another name");
        }
        var keys = keys(account, URI.create(callbacks.baseUrl), there, known);
        if (!account.isMarkedForDeletion()) {
            write(account, name, there, keys);
        }
        return new Answer.On(keys);
    }

    private CallbackKeys keys(
            CdnetworksAccount account,
            URI baseUrl,
            io.fabric8.kubernetes.api.model.@Nullable Secret there,
            Optional<CallbackKeys> known) {
        var data = decoded(there);
        var stored = Optional.ofNullable(data.get(CURRENT)).filter(CallbackKeys::isUsable);
        var isToBeRenewed = there != null && !wish(account).equals(annotation(there));
        var current = stored.filter(secret -> !isToBeRenewed).orElseGet(this::make);
        var former = known.map(keys -> keys.current().value())
                .or(() -> stored)
                .filter(secret -> !secret.equals(current))
                .map(secret -> new CallbackKeys.Previous(
                        new Secret(secret), clock.instant().plus(GRACE).truncatedTo(ChronoUnit.SECONDS)));
        var metadata = account.getMetadata();
        return new CallbackKeys(
                new ObjectKey(metadata.getNamespace(), metadata.getName()),
                baseUrl,
                new Secret(current),
                former.or(() -> previous(data)));
    }

    private Optional<CallbackKeys.Previous> previous(Map<String, String> data) {
        return Optional.ofNullable(data.get(PREVIOUS))
                .filter(CallbackKeys::isUsable)
                .flatMap(secret -> until(data).map(until -> new CallbackKeys.Previous(new Secret(secret), until)))
                .filter(old -> clock.instant().isBefore(old.until()));
    }

    private static Optional<Instant> until(Map<String, String> data) {
        try {
            return Optional.ofNullable(data.get(PREVIOUS_UNTIL)).map(Instant::parse);
        } catch (DateTimeException edited) {
            return Optional.empty();
        }
    }

    private String make() {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static String wish(CdnetworksAccount account) {
        var annotations = account.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Names.ROTATE_CALLBACKS, "");
    }

    private static String annotation(io.fabric8.kubernetes.api.model.Secret secret) {
        var annotations = secret.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(ROTATED_FOR, "");
    }

    private io.fabric8.kubernetes.api.model.@Nullable Secret find(CdnetworksAccount account, String name) {
        return kubernetes
                .secrets()
                .inNamespace(account.getMetadata().getNamespace())
                .withName(name)
                .get();
    }

    private static boolean owns(CdnetworksAccount account, io.fabric8.kubernetes.api.model.Secret secret) {
        return secret.getMetadata().getOwnerReferences().stream()
                .anyMatch(owner -> owner.getUid().equals(account.getMetadata().getUid()));
    }

    private static Map<String, String> decoded(io.fabric8.kubernetes.api.model.@Nullable Secret secret) {
        var values = new TreeMap<String, String>();
        if (secret != null && secret.getData() != null) {
            secret.getData()
                    .forEach((key, value) ->
                            values.put(key, new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)));
        }
        return values;
    }

    /** Two operators at once cannot both be believed: the second write is refused, and its pass begins anew. */
    private void write(
            CdnetworksAccount account,
            String name,
            io.fabric8.kubernetes.api.model.@Nullable Secret there,
            CallbackKeys keys) {
        var data = data(keys);
        if (there != null && data.equals(decoded(there)) && wish(account).equals(annotation(there))) {
            return;
        }
        var metadata = account.getMetadata();
        var secret = new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(metadata.getNamespace())
                .withResourceVersion(there == null ? null : there.getMetadata().getResourceVersion())
                .addToLabels("app.kubernetes.io/managed-by", "onair")
                .addToAnnotations(ROTATED_FOR, wish(account))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(account.getApiVersion())
                        .withKind(account.getKind())
                        .withName(metadata.getName())
                        .withUid(metadata.getUid())
                        .withController(true)
                        .build())
                .endMetadata()
                .withType("Opaque")
                .withData(encoded(data))
                .build();
        var written = there == null
                ? kubernetes.resource(secret).create()
                : kubernetes.resource(secret).update();
        Objects.requireNonNull(written);
    }

    /** The addresses too: the one for immediate recordings is given to the vendor by hand (2.26). */
    private static Map<String, String> data(CallbackKeys keys) {
        var urls = keys.urls();
        var data = new TreeMap<>(Map.of(
                CURRENT,
                keys.current().value(),
                "channelStateUrl",
                urls.channelState().value(),
                "recordTaskUrl",
                urls.recordTask().value(),
                "forwardTaskUrl",
                urls.forwardTask().value(),
                "immediateRecordingUrl",
                urls.immediateRecording().value()));
        keys.previous().ifPresent(old -> {
            data.put(PREVIOUS, old.secret().value());
            data.put(PREVIOUS_UNTIL, old.until().toString());
        });
        return data;
    }

    private static Map<String, String> encoded(Map<String, String> data) {
        var encoded = new TreeMap<String, String>();
        data.forEach((key, value) ->
                encoded.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return encoded;
    }
}
