package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import dev.onair.engine.Deletion;
import dev.onair.operator.Kind.Hold;
import dev.onair.operator.Telling;
import dev.onair.tenancy.Tenant.Use;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds a deletion: those who still need the resource, and a wave of deletions that looks like a mistake. */
final class DeletionHolds {
    private static final String TOO_MANY = "TooManyDeletions";
    private static final int USERS_NAMED = 3;

    private final Accounts<?> accounts;
    private final Links links;
    private final Telling telling;

    DeletionHolds(Accounts<?> accounts, Links links, Telling telling) {
        this.accounts = accounts;
        this.links = links;
        this.telling = telling;
    }

    Optional<Hold> byUsers(String kind, ObjectKey key) {
        var users = links.usersOf(kind, key);
        return users.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hold.Waits(
                        "InUse",
                        users.size() + " resources still need this one, and it goes when they are gone: "
                                + users.stream()
                                        .limit(USERS_NAMED)
                                        .map(Use::toString)
                                        .collect(Collectors.joining(", "))));
    }

    /**
     * Whether the deletion belongs to a wave.
     *
     * @param namespace of the resource that is to go
     */
    Optional<Hold> byGuard(ObjectKey account, String namespace, String uid) {
        return accounts.session(account)
                .filter(open -> !open.deletionGuard().isGoing(uid))
                // Without what was never made, what is retained, and tasks that are over: a wave takes none of it away.
                .map(open -> open.deletionGuard().admit(uid, namespace, accounts.tallies(account)))
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Admitted ignored -> Optional.empty();
                    case Verdict.Settling(var left) -> Optional.of(new Hold.Settles(left));
                    case Verdict.Held(var wave, var isNews) -> Optional.of(held(account, wave, isNews));
                });
    }

    private Hold held(ObjectKey account, Wave wave, boolean isNews) {
        var message = wave.deletions() + " of " + wave.resources() + " resources of this account are being deleted ("
                + wave.held() + " held, " + wave.gone()
                + " gone already), which looks like a mistake; to let them go on:"
                + " kubectl annotate --overwrite " + accounts.kind().toLowerCase(Locale.ROOT) + " " + account.name()
                + " -n " + account.namespace() + " " + Names.APPROVE + "=" + wave.token();
        if (isNews) {
            tell(account, Announcement.warning(TOO_MANY, message));
        }
        accounts.held(account);
        return new Hold.Waits(TOO_MANY, message);
    }

    /** The account shows it too: in a namespace that is being deleted no Event can be made. */
    void onAir(ObjectKey account, Use use, String uid, boolean waits) {
        accounts.session(account).ifPresent(open -> {
            var before = open.deletionGuard().heldOnAir();
            if (open.deletionGuard().onAir(uid, waits)) {
                tell(
                        account,
                        Announcement.warning(
                                Deletion.ON_AIR,
                                use + " is being deleted and on air: its status says until when that is held, and how"
                                        + " to let it go on"));
            }
            if (open.deletionGuard().heldOnAir() != before) {
                accounts.held(account);
            }
        });
    }

    private void tell(ObjectKey account, Announcement news) {
        accounts.resource(account).ifPresent(resource -> telling.tell(resource, news));
    }
}
