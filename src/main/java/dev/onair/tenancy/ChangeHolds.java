package dev.onair.tenancy;

import dev.onair.account.AccountChange.Loss;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import dev.onair.operator.Kind.Hold;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** What holds creates and deletions on an account that may be another one than the one whose objects its resources have. */
final class ChangeHolds {
    static final String REASON = "AccountChanged";
    private static final Duration SOON = Duration.ofSeconds(2);

    private final Accounts<?> accounts;

    ChangeHolds(Accounts<?> accounts) {
        this.accounts = accounts;
    }

    /** What a pass comes to that would create something. */
    Optional<Pass> ofCreation(ObjectKey account) {
        return accounts.verdict(account).flatMap(verdict -> switch (verdict) {
            case Verdict.Same ignored -> Optional.empty();
            case Verdict.Looking ignored -> Optional.of(Pass.again(new Standing.Unchanged(), SOON));
            case Verdict.Changed ignored -> Optional.of(Pass.of(new Standing.Held(REASON, message(account))));
        });
    }

    Optional<Hold> ofDeletion(ObjectKey account) {
        return accounts.verdict(account).flatMap(verdict -> switch (verdict) {
            case Verdict.Same ignored -> Optional.empty();
            case Verdict.Looking ignored ->
                Optional.of(new Hold.Waits("AccountNotReady", "waiting for the account to be looked at"));
            case Verdict.Changed ignored ->
                Optional.of(new Hold.Waits(
                        REASON,
                        message(account)
                                + "; or set spec.deletionPolicy to Retain to let this resource go and leave its"
                                + " object where it is"));
        });
    }

    private String message(ObjectKey account) {
        return accounts.kind() + " " + account
                + " has become another account than the one that this resource's object is in: nothing is created or"
                + " deleted until it is pointed back, or the loss is accepted there";
    }

    /** How the account itself stands. */
    static Standing standing(String kind, ObjectKey account, Loss loss) {
        return new Standing.Held(
                REASON,
                "this is another account than the one whose objects its resources are bound to: since " + loss.since()
                        + " the vendor does not know " + loss.unknown() + " of " + loss.bound()
                        + ". Nothing is created or deleted; bans and edits go on. Point endpoint, credentials, region"
                        + " and project back, or have what is lost made again here: kubectl annotate --overwrite "
                        + kind.toLowerCase(Locale.ROOT) + " " + account.name() + " -n " + account.namespace() + " "
                        + Names.APPROVE + "=" + loss.token());
    }
}
