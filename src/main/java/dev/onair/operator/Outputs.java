package dev.onair.operator;

import dev.onair.engine.Output;
import dev.onair.engine.Superseded;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Keeps the Secrets and ConfigMaps that resources hand out: owned by their resource, written only when they must be, and
 * never taken from somebody else.
 */
public final class Outputs {
    private static final String VERSION = "onair.dev/output-version";
    private static final String CONTENT = "onair.dev/output-content";

    private final KubernetesClient kubernetes;

    /** By object: the resourceVersion that was found in order, so that looking again costs nothing. */
    private final Map<String, String> verified = new ConcurrentHashMap<>();

    /** By object: the ConfigMap that was handed out last, so that it can be put back without asking the vendor. */
    private final Map<String, Output> handedOut = new ConcurrentHashMap<>();

    public Outputs(KubernetesClient kubernetes) {
        this.kubernetes = kubernetes;
    }

    /**
     * Writes the output if it is missing, old or was tampered with.
     *
     * @param knownVersion the resourceVersion by the watch, if it has seen the object: equal to what was verified, nothing
     *     is read
     * @return why it cannot be written, if it cannot
     * @throws Superseded when somebody wrote it at the same time; the next pass looks again
     */
    public Optional<String> ensure(HasMetadata owner, Output output, Optional<String> knownVersion) {
        var place = place(owner, output.form(), output.name());
        var stamp = knownVersion.orElse("") + " " + output.version();
        if (knownVersion.isPresent() && stamp.equals(verified.get(place))) {
            return Optional.empty();
        }
        var there = read(owner, output);
        if (there.isPresent() && !owns(owner, there.get())) {
            return Optional.of(
                    output.form() == Output.Form.SECRET
                            ? "Secret \"" + output.name()
                                    + "\" exists and does not belong to this resource: choose another name in"
                                    + " spec.connectionSecretName, or delete it"
                            : "ConfigMap \"" + output.name()
                                    + "\" exists and does not belong to this resource: choose another name"
                                    + " in spec.playbackCode.configMapName, or delete it");
        }
        HasMetadata written;
        try {
            written = there.filter(object -> inOrder(object, output)).orElseGet(() -> write(owner, output, there));
        } catch (KubernetesClientException e) {
            if (!EndingNamespace.refused(e)) {
                throw e;
            }
            var kind = output.form() == Output.Form.SECRET ? "Secret" : "ConfigMap";
            return Optional.of(
                    EndingNamespace.said(owner.getMetadata().getNamespace(), kind + " \"" + output.name() + "\""));
        }
        verified.put(place, written.getMetadata().getResourceVersion() + " " + output.version());
        if (output.form() == Output.Form.CONFIG_MAP) {
            handedOut.put(place, output);
        }
        return Optional.empty();
    }

    /**
     * Puts a ConfigMap back that was removed or tampered with since it was handed out.
     *
     * @return whether it is in order now; if not, its content is not known any more and must be fetched anew
     */
    public boolean putBack(HasMetadata owner, String configMap) {
        var known = Optional.ofNullable(handedOut.get(place(owner, Output.Form.CONFIG_MAP, configMap)));
        var there = read(owner.getMetadata().getNamespace(), Output.Form.CONFIG_MAP, configMap);
        if (there.filter(object -> !owns(owner, object) || isUntouched(object, known))
                .isPresent()) {
            return true;
        }
        try {
            known.ifPresent(output -> write(owner, output, there));
        } catch (KubernetesClientException e) {
            if (!EndingNamespace.refused(e)) {
                throw e;
            }
            return true;
        }
        return known.isPresent();
    }

    private static boolean isUntouched(HasMetadata object, Optional<Output> known) {
        return known.map(output -> inOrder(object, output) && contents(object).equals(output.data()))
                .orElseGet(() -> contentHash(contents(object)).equals(annotation(object, CONTENT)));
    }

    private static String place(HasMetadata owner, Output.Form form, String name) {
        return form + " " + owner.getMetadata().getNamespace() + "/" + name;
    }

    /** Removes what the resource handed out under a name that it does not use any more. */
    public void remove(HasMetadata owner, Output.Form form, String name) {
        var namespace = owner.getMetadata().getNamespace();
        verified.remove(place(owner, form, name));
        handedOut.remove(place(owner, form, name));
        var there = read(namespace, form, name);
        if (there.filter(object -> owns(owner, object)).isPresent()) {
            kubernetes.resource(there.get()).delete();
        }
    }

    private Optional<HasMetadata> read(HasMetadata owner, Output output) {
        return read(owner.getMetadata().getNamespace(), output.form(), output.name());
    }

    private Optional<HasMetadata> read(String namespace, Output.Form form, String name) {
        return Optional.ofNullable(
                switch (form) {
                    case SECRET ->
                        kubernetes
                                .secrets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case CONFIG_MAP ->
                        kubernetes
                                .configMaps()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                });
    }

    private static boolean owns(HasMetadata owner, HasMetadata object) {
        return object.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference ->
                        reference.getUid().equals(owner.getMetadata().getUid()));
    }

    private static boolean inOrder(HasMetadata object, Output output) {
        return output.version().equals(annotation(object, VERSION))
                && contentHash(contents(object)).equals(annotation(object, CONTENT));
    }

    private static String annotation(HasMetadata object, String key) {
        var annotations = object.getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(key, "");
    }

    private static Map<String, String> contents(HasMetadata object) {
        return switch (object) {
            case Secret secret
            when secret.getData() != null ->
                secret.getData().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                entry -> new String(
                                        Base64.getDecoder().decode(entry.getValue()), StandardCharsets.UTF_8)));
            case ConfigMap map when map.getData() != null -> map.getData();
            default -> Map.of();
        };
    }

    private HasMetadata write(HasMetadata owner, Output output, Optional<HasMetadata> there) {
        var object = object(owner, output);
        try {
            if (there.isPresent()) {
                object.getMetadata()
                        .setResourceVersion(there.get().getMetadata().getResourceVersion());
                return kubernetes.resource(object).update();
            }
            return kubernetes.resource(object).create();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                throw new Superseded(String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private static HasMetadata object(HasMetadata owner, Output output) {
        var metadata = metadata(owner, output);
        return switch (output.form()) {
            case SECRET ->
                new SecretBuilder()
                        .withMetadata(metadata)
                        .withType("Opaque")
                        .withData(encoded(output.data()))
                        .build();
            case CONFIG_MAP ->
                new ConfigMapBuilder()
                        .withMetadata(metadata)
                        .withData(output.data())
                        .build();
        };
    }

    private static ObjectMeta metadata(HasMetadata owner, Output output) {
        return new ObjectMetaBuilder()
                .withName(output.name())
                .withNamespace(owner.getMetadata().getNamespace())
                .addToLabels("app.kubernetes.io/managed-by", "onair")
                .addToAnnotations(VERSION, output.version())
                .addToAnnotations(CONTENT, contentHash(output.data()))
                .withOwnerReferences(new OwnerReferenceBuilder()
                        .withApiVersion(owner.getApiVersion())
                        .withKind(owner.getKind())
                        .withName(owner.getMetadata().getName())
                        .withUid(owner.getMetadata().getUid())
                        .withController(true)
                        .build())
                .build();
    }

    private static Map<String, String> encoded(Map<String, String> data) {
        return data.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> Base64.getEncoder()
                                .encodeToString(entry.getValue().getBytes(StandardCharsets.UTF_8))));
    }

    /** It stands beside the very content it is made of, so it gives nothing away. */
    private static String contentHash(Map<String, String> data) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(new TreeMap<>(data).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
