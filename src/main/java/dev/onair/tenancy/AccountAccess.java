package dev.onair.tenancy;

import dev.onair.common.AllowedNamespaces;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Command;
import dev.onair.operator.Resolution;
import dev.onair.tenancy.Accounts.Standing;
import dev.onair.tenancy.Session.Readiness;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says whether a resource may use an account now, and if not, what would have to be done. */
public class AccountAccess<S extends Session> {
    /** The answer to a resource that wants to use an account. */
    public sealed interface Answer<S> permits Granted, Denied, NotYet {}

    public record Granted<S>(S session) implements Answer<S> {}

    /** @param reason a condition's reason */
    public record Denied<S>(String reason, String message) implements Answer<S> {}

    /** The account is being looked at for the first time; its resources are woken when that is over. */
    public record NotYet<S>() implements Answer<S> {}

    private final Accounts<S> accounts;
    private final Class<? extends HasMetadata> type;
    private final KubernetesClient kubernetes;

    protected AccountAccess(Accounts<S> accounts, Class<? extends HasMetadata> type, KubernetesClient kubernetes) {
        this.accounts = accounts;
        this.type = type;
        this.kubernetes = kubernetes;
    }

    /** @param namespace where the resource is that asks */
    public Answer<S> open(ObjectKey account, String namespace) {
        return accounts.find(account)
                .map(standing -> switch (standing) {
                    case Standing.Closed<S>(var reason, var message) -> new Denied<S>(reason, message);
                    case Standing.Open<S>(var session, var allowed) -> use(account, session, allowed, namespace);
                })
                .orElseGet(() -> exists(account)
                        ? new NotYet<>()
                        : new Denied<>(
                                "DependencyNotReady",
                                named(account) + " does not exist: create it, or name another in spec.accountRef"));
    }

    /**
     * What a resource comes to that needs the account.
     *
     * @param use what it comes to once it has the session
     */
    public final <D, O, C extends Command, T> Resolution<D, O, C, T> with(
            ObjectKey account, String namespace, Function<S, Resolution<D, O, C, T>> use) {
        return switch (open(account, namespace)) {
            case Denied<S>(var reason, var message) -> new Resolution.Blocked<>(reason, message);
            case NotYet<S> ignored -> new Resolution.NotYet<>();
            case Granted<S>(var session) -> use.apply(session);
        };
    }

    /**
     * As above, for one that is being deleted: whoever cannot have the account learns how to do without.
     *
     * @param noun the vendor's word for what would be left
     */
    public final <D, O, C extends Command, T> Resolution<D, O, C, T> withToDelete(
            ObjectKey account, String namespace, String noun, Function<S, Resolution<D, O, C, T>> use) {
        Resolution<D, O, C, T> resolution = with(account, namespace, use);
        return resolution instanceof Resolution.Blocked<D, O, C, T>(var reason, var message)
                ? new Resolution.Blocked<>(
                        reason,
                        message + "; or set spec.deletionPolicy to Retain to let this resource go without deleting the "
                                + noun)
                : resolution;
    }

    private boolean exists(ObjectKey account) {
        return kubernetes
                        .resources(type)
                        .inNamespace(account.namespace())
                        .withName(account.name())
                        .get()
                != null;
    }

    private Answer<S> use(ObjectKey account, S session, @Nullable AllowedNamespaces allowed, String namespace) {
        if (!namespace.equals(account.namespace()) && !allows(allowed, namespace)) {
            return new Denied<>(
                    "AccountNotAllowed",
                    named(account) + " does not allow namespace \"" + namespace
                            + "\": extend its spec.allowedNamespaces, or name another account in spec.accountRef");
        }
        return switch (session.readiness()) {
            case Readiness.Ready ignored -> new Granted<>(session);
            case Readiness.NotYet ignored -> new NotYet<>();
            case Readiness.Unusable(var problem) -> new Denied<>("AccountNotReady", named(account) + " " + problem);
        };
    }

    private String named(ObjectKey account) {
        return accounts.kind() + " " + account;
    }

    private boolean allows(@Nullable AllowedNamespaces allowed, String namespace) {
        if (allowed == null) {
            return false;
        }
        return switch (allowed.from) {
            case All -> true;
            case Same -> false;
            case Selector ->
                labels(namespace).entrySet().containsAll(wanted(allowed).entrySet());
        };
    }

    private static Map<String, String> wanted(AllowedNamespaces allowed) {
        return allowed.matchLabels == null ? Map.of() : allowed.matchLabels;
    }

    private Map<String, String> labels(String namespace) {
        var found = kubernetes.namespaces().withName(namespace).get();
        return found == null || found.getMetadata().getLabels() == null
                ? Map.of()
                : found.getMetadata().getLabels();
    }
}
