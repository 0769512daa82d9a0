package dev.onair.engine;

import dev.onair.common.Hash;
import dev.onair.common.OnairStatus;
import dev.onair.common.Refusal;
import dev.onair.common.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers in the status which call the vendor refused, so that neither a timer nor a restart sends it again before the
 * manifest, the account or a referenced object changed. What another object, or a grant at the vendor, could lift is sent
 * again all the same: when those who hold the name are others than before, and slowly otherwise. Of those who wait for one
 * name the first asks; the others wait longer, each by its place. That somebody has the name, another one's status may say
 * without right: so when anybody gives it up it is asked for again, whoever is said to have it still.
 *
 * @param about what the vendor's answer depends on
 * @param rivals asked only when there is a refusal that they could lift
 */
record RefusedCalls(OnairStatus status, About about, Supplier<Rivals> rivals) {
    /** However many are ahead. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final Duration FIRST_TRY = Duration.ofMinutes(1);
    private static final int MOST_TRIES = 5;

    /** So that what was refused together is not sent again together: up to a part of the pause. */
    private static final int SPREAD = 6;

    /**
     * What a refusal depends on, but for other resources.
     *
     * @param uid of the resource
     * @param generation the manifest's
     * @param basis see {@link Adapter#basis}
     * @param believedFor see {@link Adapter#refusalsBelievedFor}
     */
    record About(String uid, long generation, String basis, Duration believedFor) {}

    /** What a pass comes to that would send this very call, if it was refused and nothing has changed since. */
    Optional<Pass> known(Change<?> change, Instant now) {
        return Optional.ofNullable(status.refused)
                .filter(refused -> hash(change).equals(refused.requestHash))
                .flatMap(refused -> isLifted(refused, now) ? Optional.empty() : Optional.of(pass(refused, now)));
    }

    Pass remember(Change<?> change, Failure.Rejected why, Instant now) {
        var at = now.truncatedTo(ChronoUnit.SECONDS).toString();
        var refused = Refusal.of(change.command().call(), at, hash(change), Failures.text(why));
        if (why.kind() != RefusalKind.Final) {
            refused.kind = why.kind().name();
        }
        if (!why.isVendors()) {
            refused.unsent = true;
        }
        if (why.kind() == RefusalKind.Taken) {
            refused.tries = tries(refused);
        }
        status.refused = refused;
        return pass(refused, now);
    }

    private boolean isLifted(Refusal refused, Instant now) {
        return switch (kind(refused)) {
            case Final -> false;
            case NotPermitted -> !now.isBefore(due(refused, Rivals.NONE));
            case Taken -> !now.isBefore(due(refused, rivals.get()));
        };
    }

    private Pass pass(Refusal refused, Instant now) {
        var text = String.valueOf(refused.message);
        return switch (kind(refused)) {
            case Final -> Pass.of(Failures.refused(text));
            case NotPermitted ->
                Pass.again(Failures.refused(text + "; " + slowly()), Duration.between(now, due(refused, Rivals.NONE)));
            case Taken -> {
                var others = rivals.get();
                if (others.held()) {
                    refused.held = true;
                }
                var standing = others.named()
                        .<Standing>map(named -> new Standing.Refused(
                                "Conflict",
                                text + "; " + named + ": this one is tried again when that changes, and at once by"
                                        + " onair.dev/sync-at"))
                        .orElseGet(() -> Failures.refused(text
                                // What is not asked for at the vendor says itself who has it.
                                + (Boolean.TRUE.equals(refused.unsent)
                                        ? "; "
                                        : "; no other resource of this account is known to have it; ")
                                + slowly()));
                var pause = Duration.between(now, due(refused, others));
                yield Pass.again(standing, pause.isNegative() ? Duration.ZERO : pause);
            }
        };
    }

    private static boolean isLetGo(Refusal refused, Rivals others) {
        return Boolean.TRUE.equals(refused.held) && !others.held();
    }

    private static boolean isFreedSince(Refusal refused, Rivals others) {
        return others.freed().filter(freed -> !freed.isBefore(at(refused))).isPresent();
    }

    private static Instant at(Refusal refused) {
        return TimeText.read(refused.at).orElse(Instant.EPOCH);
    }

    private String slowly() {
        return "tried again every " + about.believedFor().toMinutes() + " minutes, and at once by onair.dev/sync-at";
    }

    private static RefusalKind kind(Refusal refused) {
        for (var kind : RefusalKind.values()) {
            if (kind.name().equals(refused.kind)) {
                return kind;
            }
        }
        // None was said, or one by a later version.
        return RefusalKind.Final;
    }

    private Instant due(Refusal refused, Rivals others) {
        var usual = shorter(about.believedFor().multipliedBy(1L + others.ahead()), LONGEST);
        var pause = refused.tries == null ? usual : shorter(usual, FIRST_TRY.multipliedBy(doubled(refused.tries)));
        if (others.ahead() == 0 && (isLetGo(refused, others) || isFreedSince(refused, others))) {
            // Once at once: who gives up what it never had, again and again, is not followed by as many calls.
            pause = refused.tries == null ? Duration.ZERO : FIRST_TRY;
        }
        var spread = pause.toSeconds() / SPREAD;
        var own = spread == 0 ? 0 : Math.floorMod(about.uid().hashCode(), spread);
        return at(refused).plus(pause).plusSeconds(own);
    }

    /** A number that nobody could have written by this class is the next one that could. */
    private static long doubled(int tries) {
        return 1L << (Math.clamp(tries, 1, MOST_TRIES) - 1);
    }

    /** The vendor may need a while to let go too. */
    private @Nullable Integer tries(Refusal now) {
        var before = status.refused;
        if (before == null || !String.valueOf(before.requestHash).equals(now.requestHash)) {
            return null;
        }
        var others = rivals.get();
        if (isLetGo(before, others) || isFreedSince(before, others)) {
            return 1;
        }
        return before.tries == null || before.tries >= MOST_TRIES ? null : Integer.valueOf(before.tries + 1);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String hash(Change<?> change) {
        return Hash.of(Long.toString(about.generation()), about.basis(), change.line());
    }
}
