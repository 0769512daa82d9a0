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
 * Stops a slip in Git from wiping out an account: when too large a part of its resources is to be deleted within minutes, the
 * rest of that wave waits for one person's word. Safe for use by several threads.
 *
 * <p>Nothing is kept across a restart. The deletions that are still to be done ask again, so the wave is judged again; with
 * {@code pendingDeletions} from the cluster it is held again as a whole (under a new token: an approval is good for the wave
 * that it was given to). Without that figure a restart lets at most one more share of what is left through.
 */
public final class MassDeletionBreaker {

    /**
     * When a wave is too large: more than {@code percent} of the account's resources and at least {@code minimum}, deleted
     * within {@code window}.
     */
    public record Settings(int percent, int minimum, Duration window) {
        public static final Settings DEFAULT = new Settings(50, 10, Duration.ofMinutes(10));

        public Settings {
            if (percent < 0 || percent > 100) {
                throw new IllegalArgumentException("percent must be 0 to 100, not " + percent);
            }
        }

        /**
         * What a manifest says, with the defaults for what it does not.
         *
         * @throws IllegalArgumentException for a window that is no duration; the CRD refuses it earlier
         */
        public static Settings of(AccountSpec.@Nullable DeletionGuard guard) {
            return guard == null
                    ? DEFAULT
                    : new Settings(
                            Optional.ofNullable(guard.percent).orElse(DEFAULT.percent),
                            Optional.ofNullable(guard.minimum).orElse(DEFAULT.minimum),
                            Optional.ofNullable(guard.window)
                                    .map(DurationText::parse)
                                    .orElse(DEFAULT.window));
        }
    }

    /** Whether a deletion may go on. */
    public sealed interface Verdict {
        record Admitted() implements Verdict {}

        /**
         * @param token what {@link MassDeletionBreaker#approve} wants to hear
         * @param held  how many deletions wait for it, this one included
         */
        record Held(String token, int held) implements Verdict {}
    }

    private final Settings settings;
    private final InstantSource clock;

    private final Mutex mutex = new Mutex();
    private final ArrayDeque<Instant> recent = new ArrayDeque<>();
    private final Set<String> admitted = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    private int mostResources;
    private Optional<String> token = Optional.empty();
    private boolean approved;

    public MassDeletionBreaker(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** As the other one, for those who know of no deletion but this. */
    public Verdict admit(String owner, int resourcesOfAccount) {
        return admit(owner, resourcesOfAccount, 1);
    }

    /**
     * Asks whether this deletion may go on. Asking again is free, and one that was let go on stays so.
     *
     * @param owner              identity of the resource that is deleted, not just its name
     * @param resourcesOfAccount how many the account has in the cluster, those being deleted included
     * @param pendingDeletions   how many of them were marked for deletion within the window, this one included
     */
    public Verdict admit(String owner, int resourcesOfAccount, int pendingDeletions) {
        return mutex.with(() -> {
            if (admitted.contains(owner)) {
                return new Verdict.Admitted();
            }
            forgetOldWave();
            mostResources = Math.max(mostResources, resourcesOfAccount);
            held.add(owner);
            if (approved || (token.isEmpty() && !tooMany(pendingDeletions))) {
                held.remove(owner);
                admitted.add(owner);
                recent.addLast(clock.instant());
                return new Verdict.Admitted();
            }
            if (token.isEmpty()) {
                // By time, so that an approval left lying about never fits a later wave.
                token = Optional.of("delete-" + Long.toString(clock.instant().toEpochMilli(), Character.MAX_RADIX));
            }
            return new Verdict.Held(token.get(), held.size());
        });
    }

    /**
     * Lets the wave of this token go on: those it holds, at their next question, and those that follow until no deletion was
     * let through for a whole window.
     *
     * @return whether there is such a wave
     */
    public boolean approve(String wave) {
        return mutex.with(() -> {
            forgetOldWave();
            boolean known = token.filter(wave::equals).isPresent();
            if (known && !approved) {
                approved = true;
                recent.addLast(clock.instant());
            }
            return known;
        });
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    public void finished(String owner) {
        mutex.with(() -> {
            held.remove(owner);
            return admitted.remove(owner);
        });
    }

    /** The wave that waits for a word, if one does: its token and how many it holds. */
    public Optional<Verdict.Held> holding() {
        return mutex.with(() -> {
            forgetOldWave();
            return token.filter(wave -> !approved).map(wave -> new Verdict.Held(wave, held.size()));
        });
    }

    private boolean tooMany(int pendingDeletions) {
        long deletions = Math.max(recent.size() + held.size(), pendingDeletions);
        return deletions >= settings.minimum() && deletions * 100 > (long) settings.percent() * mostResources;
    }

    private void forgetOldWave() {
        var start = clock.instant().minus(settings.window());
        while (!recent.isEmpty() && !recent.getFirst().isAfter(start)) {
            recent.removeFirst();
        }
        if (!approved && held.isEmpty()) {
            token = Optional.empty();
        }
        boolean waits = token.isPresent() && !approved;
        if (recent.isEmpty() && !waits) {
            mostResources = 0;
            token = Optional.empty();
            approved = false;
        }
    }
}
