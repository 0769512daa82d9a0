package dev.onair.account;

import dev.onair.common.AccountSpec;
import dev.onair.common.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops a slip in Git from wiping out an account: when too large a part of its resources is to be deleted within minutes, that
 * wave waits for one approval. From the first deletion of a wave some seconds are waited before any is judged, so that it is
 * judged whole. Safe for use by several threads.
 *
 * <p>Nothing is kept across a restart. The deletions that are still to be done ask again, so the wave is judged again; with
 * {@code pending} from the cluster it is held again as a whole (under a new token: an approval is good for the wave that it
 * was given to).
 */
public final class BulkDeletionGuard {

    /**
     * When a wave is too large: more than {@code percent} of the account's resources and at least {@code minimum}, deleted
     * within {@code window}.
     *
     * @param settle how long after the first deletion of a wave the first is judged; zero judges each by itself
     * @param holdsOnAir whether the deletion of what is on air is held
     * @param longest how long a deletion is held at most for what is no wave
     */
    public record Settings(
            int percent, int minimum, Duration window, Duration settle, boolean holdsOnAir, Duration longest) {
        public static final Settings DEFAULT =
                new Settings(50, 10, Duration.ofMinutes(10), Duration.ofSeconds(10), true, Duration.ofHours(24));

        public Settings {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
            }
        }

        /**
         * What a manifest says, with the defaults for what it does not.
         *
         * @throws IllegalArgumentException for what is no duration; the CRD refuses it earlier
         */
        public static Settings of(AccountSpec.@Nullable DeletionGuard guard) {
            if (guard == null) {
                return DEFAULT;
            }
            return new Settings(
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
            return Optional.ofNullable(text)
                    .map(given -> given.equals("0s") ? Duration.ZERO : DurationText.parse(given));
        }
    }

    /** Whether a deletion may go on. */
    public sealed interface Verdict {
        record Admitted() implements Verdict {}

        /** @param left how long until the wave is judged */
        record Settling(Duration left) implements Verdict {}

        /** @param isNews whether the wave was let go on until just now */
        record Held(Wave wave, boolean isNews) implements Verdict {}
    }

    /**
     * A wave that waits for approval.
     *
     * @param token what {@link BulkDeletionGuard#approve} wants to hear
     * @param held how many deletions wait for it
     * @param deletions how many belong to the wave: those that wait, those that were let go on, and those that are over
     * @param resources how many the account had when the wave began
     * @param gone how many of the deletions are over
     */
    public record Wave(String token, int held, int deletions, int resources, int gone) {}

    private final Settings settings;
    private final InstantSource clock;

    private final Mutex mutex = new Mutex();
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();
    private final ArrayDeque<Instant> gone = new ArrayDeque<>();
    private final Set<String> admitted = new HashSet<>();
    private final Set<String> waiting = new HashSet<>();
    private final Set<String> onAir = new HashSet<>();
    private int mostResources;
    private int pending;
    private Optional<Instant> judgedFrom = Optional.empty();
    private Optional<String> token = Optional.empty();
    private boolean approved;

    public BulkDeletionGuard(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Settings settings() {
        return settings;
    }

    /**
     * Asks whether this deletion may go on. Asking again is free, and one that was let go on stays so.
     *
     * @param owner              identity of the resource that is deleted, not just its name
     * @param resourcesOfAccount how many the account has in the cluster, those being deleted included
     * @param pendingDeletions   how many of them are marked for deletion, this one included
     */
    public Verdict admit(String owner, int resourcesOfAccount, int pendingDeletions) {
        return mutex.with(() -> {
            if (admitted.contains(owner)) {
                return new Verdict.Admitted();
            }
            forgetOldWave();
            var now = clock.instant();
            var from = judgedFrom.orElseGet(() -> now.plus(settings.settle()));
            judgedFrom = Optional.of(from);
            mostResources = Math.max(mostResources, resourcesOfAccount);
            pending = pendingDeletions;
            waiting.add(owner);
            if (!approved && !isTooMany(gone.size() + admitted.size() + waiting.size())) {
                // Others of the wave are retained by now, or were given up: what is left is none.
                token = Optional.empty();
            }
            if (now.isBefore(from)) {
                return new Verdict.Settling(Duration.between(now, from));
            }
            if (approved || (token.isEmpty() && !tooMany())) {
                waiting.remove(owner);
                admitted.add(owner);
                recent.addLast(now);
                return new Verdict.Admitted();
            }
            var isNews = token.isEmpty();
            if (isNews) {
                // By time, so that an approval left lying about never fits a later wave.
                token = Optional.of("delete-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
            }
            return new Verdict.Held(wave(token.get()), isNews);
        });
    }

    /**
     * Lets the wave of this token go on: those it holds, at their next question, and those that follow until no deletion was
     * let through for a whole window.
     *
     * @return whether there is such a wave, and it was not approved before
     */
    public boolean approve(String wave) {
        return mutex.with(() -> {
            forgetOldWave();
            var isNews = !approved && token.filter(wave::equals).isPresent();
            if (isNews) {
                approved = true;
                recent.addLast(clock.instant());
            }
            return isNews;
        });
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    public void finished(String owner) {
        mutex.with(() -> {
            waiting.remove(owner);
            onAir.remove(owner);
            if (admitted.remove(owner)) {
                gone.addLast(clock.instant());
            }
            return owner;
        });
    }

    /**
     * Takes note that a deletion waits, or waits no more, because of what is on air.
     *
     * @return whether it begins to wait with this
     */
    public boolean onAir(String owner, boolean waits) {
        return mutex.with(() -> {
            if (waits) {
                return onAir.add(owner);
            }
            onAir.remove(owner);
            return false;
        });
    }

    /** How many deletions wait because of what is on air. */
    public int heldOnAir() {
        return mutex.with(onAir::size);
    }

    /** The wave that waits for approval, if one does. */
    public Optional<Wave> holding() {
        return mutex.with(() -> {
            forgetOldWave();
            return token.filter(wave -> !approved).map(this::wave);
        });
    }

    private Wave wave(String name) {
        return new Wave(
                name, waiting.size(), gone.size() + admitted.size() + waiting.size(), mostResources, gone.size());
    }

    private boolean tooMany() {
        return isTooMany(recent.size() + waiting.size());
    }

    private boolean isTooMany(int known) {
        long deletions = Math.max(known, pending);
        return deletions >= settings.minimum() && deletions * 100 > (long) settings.percent() * mostResources;
    }

    private void forgetOldWave() {
        var start = clock.instant().minus(settings.window());
        forget(recent, start);
        if (!approved && waiting.isEmpty()) {
            token = Optional.empty();
        }
        if (recent.isEmpty() && (approved || waiting.isEmpty())) {
            mostResources = 0;
            token = Optional.empty();
            approved = false;
            judgedFrom = Optional.empty();
            gone.clear();
        }
    }

    private static void forget(ArrayDeque<Instant> moments, Instant before) {
        while (!moments.isEmpty() && !moments.getFirst().isAfter(before)) {
            moments.removeFirst();
        }
    }
}
