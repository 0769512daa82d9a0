package dev.onair.tenancy;

import dev.onair.account.AccountChange.Loss;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.account.DeletionGuardSettings;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Pass;
import dev.onair.engine.Standing;
import dev.onair.operator.Kind.Hold;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/** What holds creates and deletions on an account that may be another one than the one whose objects its resources have. */
final class ChangeHolds {
    static final String REASON = "AccountChanged";
    private static final String NOT_READY = "AccountNotReady";
    private static final Duration SOON = Duration.ofSeconds(2);
    /** A look takes some seconds, and is no news. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Accounts<?> accounts;
    private final InstantSource clock;

    ChangeHolds(Accounts<?> accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** What a pass comes to that would create something. */
    Optional<Pass> ofCreation(ObjectKey account) {
        return accounts.verdict(account).flatMap(verdict -> switch (verdict) {
            case Verdict.Same ignored -> Optional.empty();
            case Verdict.Unknown ignored -> Optional.of(lookedAtFirst());
            case Verdict.Looking ignored -> Optional.of(lookedAtFirst());
            case Verdict.Changed ignored -> Optional.of(Pass.of(new Standing.Held(REASON, message(account))));
        });
    }

    private static Pass lookedAtFirst() {
        return Pass.again(
                new Standing.Unchanged("the account is being looked at before anything is created on it"), SOON);
    }

    /**
     * Held no longer than the account's {@code deletionGuard.maxHold}, from the deletion or from the change on, whichever was
     * later: deleting always ends. Then nothing is deleted, for what has this id in the account as it is now may be somebody
     * else's.
     *
     * @param deleted when the deletion was asked for
     */
    Optional<Hold> ofDeletion(ObjectKey account, Instant deleted) {
        return accounts.verdict(account).flatMap(verdict -> switch (verdict) {
            case Verdict.Same ignored -> Optional.empty();
            case Verdict.Unknown ignored ->
                Optional.of(new Hold.Waits(NOT_READY, "waiting for the account to be looked at"));
            case Verdict.Looking(var since) ->
                Optional.of(held(
                        end(account, deleted, since),
                        NOT_READY,
                        "waiting for the lists of " + accounts.kind() + " " + account
                                + ", which may be another account than the one that this resource's object is in",
                        "whether " + accounts.kind() + " " + account
                                + " is the account that this resource's object is in could not be found out"));
            case Verdict.Changed(var loss) ->
                Optional.of(held(
                        end(account, deleted, loss.since()),
                        REASON,
                        message(account),
                        accounts.kind() + " " + account
                                + " was another account than the one that this resource's object is in"));
        });
    }

    private Hold held(Instant end, String reason, String why, String afterwards) {
        return clock.instant().isBefore(end)
                ? new Hold.Waits(
                        reason,
                        why + "; at " + end.truncatedTo(ChronoUnit.SECONDS)
                                + " this resource goes, and its object stays where it is; set spec.deletionPolicy to"
                                + " Retain to have that now")
                : new Hold.Leaves(afterwards + " for as long as a deletion is held: the object stays there");
    }

    private Instant end(ObjectKey account, Instant deleted, Instant changed) {
        return (deleted.isBefore(changed) ? changed : deleted).plus(longest(account));
    }

    private Duration longest(ObjectKey account) {
        return accounts.session(account)
                .map(open -> open.deletionGuard().settings().longest())
                .orElse(DeletionGuardSettings.DEFAULT.longest());
    }

    private String message(ObjectKey account) {
        return accounts.kind() + " " + account
                + " has become another account than the one that this resource's object is in: nothing is created or"
                + " deleted until it is pointed back, or the loss is accepted there";
    }

    /**
     * How the account itself stands.
     *
     * @param fields what says which account it is, in its vendor's words
     * @param standing how it does as far as that is not in question
     */
    static Standing standing(
            String kind, ObjectKey account, String fields, Standing standing, Verdict verdict, Instant now) {
        return switch (verdict) {
            case Verdict.Changed(var loss)
            when !(standing instanceof Standing.Refused) -> changed(kind, account, fields, loss);
            case Verdict.Looking(var since)
            when standing instanceof Standing.InSync && !now.isBefore(since.plus(PATIENCE)) -> looking(since);
            default -> standing;
        };
    }

    private static Standing looking(Instant since) {
        return new Standing.Waiting(
                Session.VERIFYING,
                "whether this is the account that the objects of its resources are in is not known since "
                        + since.truncatedTo(ChronoUnit.SECONDS)
                        + ": not each of them could be asked for. Nothing is created or deleted until that is known;"
                        + " bans and edits go on. If it stays so, see which of the vendor's calls this key is refused");
    }

    private static Standing changed(String kind, ObjectKey account, String fields, Loss loss) {
        return new Standing.Held(
                REASON,
                "this is another account than the one whose objects its resources are bound to: since " + loss.since()
                        + " the vendor does not know " + loss.unknown() + " of " + loss.bound()
                        + ". Nothing is created or deleted; bans and edits go on. Put back " + fields
                        + ", or have what is lost made again here: kubectl annotate --overwrite "
                        + kind.toLowerCase(Locale.ROOT) + " " + account.name() + " -n " + account.namespace() + " "
                        + Names.APPROVE + "=" + loss.token());
    }
}
