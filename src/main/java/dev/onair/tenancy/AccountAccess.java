package dev.onair.tenancy;

import dev.onair.common.ObjectKey;
import dev.onair.engine.Command;
import dev.onair.operator.Resolution;
import dev.onair.tenancy.Accounts.Standing;
import dev.onair.tenancy.Session.Readiness;
import java.util.function.Function;

/** Says whether a resource may use an account now, and if not, what would have to be done. */
public class AccountAccess<S extends Session> {
    private static final String NOT_ALLOWED = "AccountNotAllowed";
    private static final String NOT_READY = "AccountNotReady";

    /** The answer to a resource that wants to use an account. */
    public sealed interface Answer<S> permits Granted, Denied, NotYet {}

    public record Granted<S>(S session) implements Answer<S> {}

    /** @param reason a condition's reason */
    public record Denied<S>(String reason, String message) implements Answer<S> {}

    /** The account is being looked at for the first time; its resources are woken when that is over. */
    public record NotYet<S>() implements Answer<S> {}

    private final Accounts<S> accounts;

    protected AccountAccess(Accounts<S> accounts) {
        this.accounts = accounts;
    }

    /**
     * Whether a resource may use the account. That is asked before anything else: whoever may not use an account does not
     * learn whether it exists.
     *
     * @param namespace where the resource is that asks
     */
    public final Answer<S> open(ObjectKey account, String namespace) {
        if (!accounts.isKnown()) {
            return new NotYet<>();
        }
        var isOwn = namespace.equals(account.namespace());
        if (isOwn && !accounts.exists(account)) {
            return new Denied<>(
                    "DependencyNotReady",
                    named(account)
                            + " does not exist: create it, or delete this resource and make it again with another"
                            + " spec.accountRef");
        }
        return accounts.admits(account, namespace)
                ? use(account, isOwn)
                : new Denied<>(
                        NOT_ALLOWED,
                        named(account) + " does not exist, or does not allow namespace \"" + namespace
                                + "\": ask its owner to extend its spec.allowedNamespaces, or delete this resource and"
                                + " make it again with another spec.accountRef");
    }

    /** As {@link #open}, for one that is bound to an object of the account and goes: it may be gone without leave. */
    public final Answer<S> openToDelete(ObjectKey account, String namespace) {
        if (!accounts.isKnown()) {
            return new NotYet<>();
        }
        return accounts.exists(account)
                ? use(account, namespace.equals(account.namespace()))
                : new Denied<>("DependencyNotReady", named(account) + " does not exist any more: create it again");
    }

    /** @param isOwn whether the one who asks is in the account's namespace, and may hear what is wrong with it */
    private Answer<S> use(ObjectKey account, boolean isOwn) {
        return accounts.find(account)
                .<Answer<S>>map(standing -> switch (standing) {
                    case Standing.Closed<S>(var reason, var message) ->
                        new Denied<>(reason, isOwn ? message : notReady(account));
                    case Standing.Open<S>(var session) ->
                        switch (session.readiness()) {
                            case Readiness.Ready ignored -> new Granted<>(session);
                            case Readiness.NotYet ignored -> new NotYet<>();
                            case Readiness.Unusable(var problem) ->
                                new Denied<>(NOT_READY, isOwn ? named(account) + " " + problem : notReady(account));
                        };
                })
                .orElseGet(NotYet::new);
    }

    private String notReady(ObjectKey account) {
        return named(account) + " is not ready, and its status says why to its owner: this goes on when it is";
    }

    /**
     * What a resource comes to that needs the account.
     *
     * @param use what it comes to once it has the session
     */
    public final <D, O, C extends Command, T> Resolution<D, O, C, T> with(
            ObjectKey account, String namespace, Function<S, Resolution<D, O, C, T>> use) {
        return resolve(open(account, namespace), use);
    }

    private static <S, D, O, C extends Command, T> Resolution<D, O, C, T> resolve(
            Answer<S> answer, Function<S, Resolution<D, O, C, T>> use) {
        return switch (answer) {
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
        Resolution<D, O, C, T> resolution = resolve(openToDelete(account, namespace), use);
        return resolution instanceof Resolution.Blocked<D, O, C, T>(var reason, var message)
                ? new Resolution.Blocked<>(
                        reason,
                        message + "; or set spec.deletionPolicy to Retain to let this resource go without deleting the "
                                + noun)
                : resolution;
    }

    private String named(ObjectKey account) {
        return accounts.kind() + " " + account;
    }
}
