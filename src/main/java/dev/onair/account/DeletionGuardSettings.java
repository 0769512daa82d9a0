package dev.onair.account;

import dev.onair.common.AccountSpec;
import dev.onair.common.DurationText;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When a wave is too large: more than {@code percent} of the account's resources and at least {@code minimum}, deleted
 * within {@code window}.
 *
 * @param settle how long after the first deletion the first is judged, and for how long nothing is deleted before one is a
 *     first one again; zero judges each by itself
 * @param holdsOnAir whether the deletion of what is on air is held
 * @param longest how long a deletion is held at most for what is no wave
 */
public record DeletionGuardSettings(
        int percent, int minimum, Duration window, Duration settle, boolean holdsOnAir, Duration longest) {
    public static final DeletionGuardSettings DEFAULT = new DeletionGuardSettings(
            50, 10, Duration.ofMinutes(10), Duration.ofSeconds(10), true, Duration.ofHours(24));

    public DeletionGuardSettings {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
        }
    }

    /**
     * What a manifest says, with the defaults for what it does not.
     *
     * @throws IllegalArgumentException for what is no duration; the CRD refuses it earlier
     */
    public static DeletionGuardSettings of(AccountSpec.@Nullable DeletionGuard guard) {
        if (guard == null) {
            return DEFAULT;
        }
        return new DeletionGuardSettings(
                Optional.ofNullable(guard.percent).orElse(DEFAULT.percent),
                Optional.ofNullable(guard.minimum).orElse(DEFAULT.minimum),
                duration(guard.window).orElse(DEFAULT.window),
                duration(guard.settle).orElse(DEFAULT.settle),
                guard.onAir != AccountSpec.OnAirDeletion.Allow,
                duration(guard.maxHold).orElse(DEFAULT.longest));
    }

    /** How long the deletion of what is on air is held at most; empty: not at all. */
    public Optional<Duration> maxHold() {
        return Optional.of(longest).filter(hold -> holdsOnAir);
    }

    private static Optional<Duration> duration(@Nullable String text) {
        return Optional.ofNullable(text).map(given -> given.equals("0s") ? Duration.ZERO : DurationText.parse(given));
    }
}
