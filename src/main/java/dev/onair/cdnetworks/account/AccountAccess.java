package dev.onair.cdnetworks.account;

import dev.onair.account.AccountHealth;
import dev.onair.cdnetworks.account.CdnetworksAccounts.Standing;
import dev.onair.common.AllowedNamespaces;
import dev.onair.common.ObjectKey;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says whether a resource may use an account now, and if not, what would have to be done. */
@Singleton
public final class AccountAccess {
    /** The answer to a resource that wants to use an account. */
    public sealed interface Answer permits Granted, Denied, NotYet {}

    public record Granted(CdnetworksSession session) implements Answer {}

    /** @param reason a condition's reason */
    public record Denied(String reason, String message) implements Answer {}

    /** The account is being looked at for the first time; its resources are woken when that is over. */
    public record NotYet() implements Answer {}

    private final CdnetworksAccounts accounts;
    private final KubernetesClient kubernetes;

    AccountAccess(CdnetworksAccounts accounts, KubernetesClient kubernetes) {
        this.accounts = accounts;
        this.kubernetes = kubernetes;
    }

    public Answer open(ObjectKey account, String namespace) {
        return accounts.find(account)
                .map(standing -> switch (standing) {
                    case Standing.Closed(var reason, var message) -> new Denied(reason, message);
                    case Standing.Open(var session, var allowed) -> use(account, session, allowed, namespace);
                })
                .orElseGet(() -> exists(account)
                        ? new NotYet()
                        : new Denied(
                                "DependencyNotReady",
                                "CdnetworksAccount " + account
                                        + " does not exist: create it, or name another in spec.accountRef"));
    }

    private boolean exists(ObjectKey account) {
        return kubernetes
                        .resources(CdnetworksAccount.class)
                        .inNamespace(account.namespace())
                        .withName(account.name())
                        .get()
                != null;
    }

    private Answer use(
            ObjectKey account, CdnetworksSession session, @Nullable AllowedNamespaces allowed, String namespace) {
        if (!namespace.equals(account.namespace()) && !allows(allowed, namespace)) {
            return new Denied(
                    "AccountNotAllowed",
                    "CdnetworksAccount " + account + " does not allow namespace \"" + namespace
                            + "\": extend its spec.allowedNamespaces, or name another account in spec.accountRef");
        }
        if (session.health() instanceof AccountHealth.State.Refused(var code, var message, var since)) {
            return new Denied(
                    "AccountNotReady",
                    "CdnetworksAccount " + account + " is refused by the vendor since " + since + " with code " + code
                            + ": " + message);
        }
        if (session.channels().lastSweep().isEmpty()) {
            return session.sweepProblem()
                    .<Answer>map(problem -> new Denied(
                            "AccountNotReady",
                            "CdnetworksAccount " + account + " could not be looked at yet: " + problem))
                    .orElseGet(NotYet::new);
        }
        return new Granted(session);
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
