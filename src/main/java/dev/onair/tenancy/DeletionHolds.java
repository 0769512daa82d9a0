package dev.onair.tenancy;

import dev.onair.account.MassDeletionBreaker.Verdict;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.operator.Kind.Hold;
import dev.onair.tenancy.Tenant.Use;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds a deletion: those who still need the resource, and a wave of deletions that looks like a mistake. */
final class DeletionHolds {
    private static final int USERS_NAMED = 3;

    private final Accounts<?> accounts;
    private final Links links;

    DeletionHolds(Accounts<?> accounts, Links links) {
        this.accounts = accounts;
        this.links = links;
    }

    Optional<Hold> byUsers(String kind, ObjectKey key) {
        var users = links.usersOf(kind, key);
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hold(
                        "InUse",
                        users.size() + " resources still need this one, and it goes when they are gone: "
                                + users.stream()
                                        .limit(USERS_NAMED)
                                        .map(Use::toString)
                                        .collect(Collectors.joining(", "))));
    }

    /** @param uid of the resource that is to go */
    Optional<Hold> byBreaker(ObjectKey account, String uid) {
        var uses = accounts.uses(account);
        var pending = (int) uses.stream().filter(Use::deleting).count();
        return accounts.session(account)
                .map(open -> open.breaker().admit(uid, uses.size(), pending))
                .flatMap(verdict -> verdict instanceof Verdict.Held(var token, var held)
                        ? Optional.of(held(account, token, held))
                        : Optional.empty());
    }

    private Hold held(ObjectKey account, String token, int count) {
        accounts.held(account);
        return new Hold(
                "TooManyDeletions",
                count + " deletions at once look like a mistake; to let them go on: kubectl annotate --overwrite "
                        + accounts.kind().toLowerCase(Locale.ROOT) + " " + account.name() + " -n " + account.namespace()
                        + " " + Names.APPROVE + "=" + token);
    }
}
