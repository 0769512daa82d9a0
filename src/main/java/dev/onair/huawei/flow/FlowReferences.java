package dev.onair.huawei.flow;

import dev.onair.account.Claimant;
import dev.onair.common.ExternalId;
import dev.onair.common.SecretKeyRef;
import dev.onair.http.Secret;
import dev.onair.huawei.account.HuaweiAccess;
import dev.onair.huawei.account.HuaweiSession;
import dev.onair.operator.Resolution;
import dev.onair.operator.Resolution.Blocked;
import dev.onair.operator.Resolution.NotYet;
import dev.onair.operator.Resolution.Resolved;
import dev.onair.operator.Secrets;
import dev.onair.tenancy.Session.Readiness;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Looks up what a Flow's manifest refers to: its account and the Secrets of its passphrases. */
@Singleton
final class FlowReferences {
    private final HuaweiAccess access;
    private final Secrets secrets;

    FlowReferences(HuaweiAccess access, Secrets secrets) {
        this.access = access;
        this.secrets = secrets;
    }

    /** A passphrase that the manifest refers to. */
    record KeyRef(String path, String field, FlowSpec.Key key) {
        SecretKeyRef ref() {
            return key.passphraseSecretRef;
        }
    }

    static List<KeyRef> keys(FlowSpec spec) {
        var keys = new ArrayList<KeyRef>();
        spec.sources.forEach(source ->
                add(keys, "sources/" + source.name, "spec.sources[" + source.name + "].decryption", source.decryption));
        if (spec.outputs != null) {
            spec.outputs.forEach(output -> add(
                    keys, "outputs/" + output.name, "spec.outputs[" + output.name + "].encryption", output.encryption));
        }
        return keys;
    }

    private static void add(List<KeyRef> keys, String path, String field, FlowSpec.@Nullable Key key) {
        if (key != null) {
            keys.add(new KeyRef(path, field + ".passphraseSecretRef", key));
        }
    }

    Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus> resolve(
            Flow resource, Claimant claimant, Predicate<String> isHeldByAnother, boolean mayAdopt) {
        var namespace = resource.getMetadata().getNamespace();
        return access.with(
                FlowReconciler.account(resource),
                namespace,
                session -> listed(session, () -> withKeys(resource, claimant, isHeldByAnother, mayAdopt, session)));
    }

    /** What is declared is judged by the list of flows, which is walked from the first that asks for it on. */
    private static Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus> listed(
            HuaweiSession session, Supplier<Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus>> then) {
        return switch (session.flows().readiness()) {
            case Readiness.Ready ignored -> then.get();
            case Readiness.NotYet ignored -> new NotYet<>();
            case Readiness.Unusable(var problem) -> new Blocked<>("AccountNotReady", "the account " + problem);
        };
    }

    private Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus> withKeys(
            Flow resource,
            Claimant claimant,
            Predicate<String> isHeldByAnother,
            boolean mayAdopt,
            HuaweiSession session) {
        Map<String, FlowDesired.Key> found = new LinkedHashMap<>();
        for (var key : keys(resource.getSpec())) {
            switch (secrets.value(key.field(), resource.getMetadata().getNamespace(), key.ref())) {
                case Secrets.Value.Missing(var message) -> {
                    return new Blocked<>("DependencyNotReady", message);
                }
                case Secrets.Value.Found(var text) -> {
                    var passphrase = new Secret(text.strip());
                    found.put(
                            key.path(),
                            new FlowDesired.Key(
                                    Optional.ofNullable(key.key().algorithm).map(FlowSpec.Algorithm::word),
                                    passphrase,
                                    session.fingerprint(passphrase)));
                }
            }
        }
        var desired = FlowManifest.read(resource, found, session::fingerprint);
        var status = Objects.requireNonNullElseGet(resource.getStatus(), FlowStatus::new);
        var readBefore =
                FlowReport.readBefore(desired, status, resource.getMetadata().getGeneration());
        return new Resolved<>(
                desired,
                new FlowAdapter(
                        session,
                        new FlowAdapter.Circumstances(
                                claimant,
                                isHeldByAnother,
                                readBefore,
                                mayAdopt,
                                status.possibleOutputs(
                                        resource.getSpec(),
                                        ExternalId.annotated(resource).isPresent()))));
    }

    /** What goes needs its account and nothing else. */
    Resolution<FlowDesired, FlowObserved, FlowCommand, FlowStatus> resolveForDeletion(
            Flow resource, Claimant claimant, Predicate<String> isHeldByAnother) {
        return access.withToDelete(
                FlowReconciler.account(resource),
                resource.getMetadata().getNamespace(),
                "flow",
                session -> listed(
                        session,
                        () -> new Resolved<>(
                                FlowManifest.read(resource, Map.of(), session::fingerprint),
                                new FlowAdapter(session, new FlowAdapter.Circumstances(claimant, isHeldByAnother)))));
    }
}
