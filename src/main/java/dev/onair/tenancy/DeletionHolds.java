package dev.onair.tenancy;

import dev.onair.account.BulkDeletionGuard.Marked;
import dev.onair.account.BulkDeletionGuard.Verdict;
import dev.onair.account.BulkDeletionGuard.Wave;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import dev.onair.engine.Deletion;
import dev.onair.operator.Kind.Hold;
import dev.onair.operator.Telling;
import dev.onair.tenancy.Tenant.Use;
import java.util.Optional;
import java.util.stream.Collectors;

/** What holds a deletion: those who still need the resource, and a wave of deletions that looks like a mistake. */
final class DeletionHolds {
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

    /** Whether the deletion belongs to a wave. */
    Optional<Hold> byGuard(ObjectKey account, Marked deletion) {
        return accounts.session(account)
                .map(Session::deletionGuard)
                .filter(guard -> !guard.isGoing(deletion))
                // Without what was never made, what is retained, and tasks that are over: a wave takes none of it away.
                .map(guard -> guard.admit(deletion, accounts.tallies(account, guard.approvals())))
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Admitted ignored -> Optional.empty();
                    case Verdict.Settling(var left) -> Optional.of(new Hold.Settles(left));
                    case Verdict.Held(var wave) -> Optional.of(held(account, wave));
                });
    }

    /** What the tenant is told: nothing of whose the other deletions are, and what it can do by itself. */
    private Hold held(ObjectKey account, Wave wave) {
        accounts.held(account);
        return new Hold.Waits(
                HeldWaves.TOO_MANY,
                HeldWaves.text(wave) + "; the owner of " + accounts.kind() + " " + account
                        + " approves it (status.heldDeletions there has the token), or spec.deletionPolicy: Retain lets"
                        + " this resource go at once and leaves what it has at the vendor");
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
