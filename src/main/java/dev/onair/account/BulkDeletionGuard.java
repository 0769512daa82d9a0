package dev.onair.account;

import dev.onair.common.AccountSpec;
import dev.onair.common.DurationText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stops a slip in Git from wiping out an account: when too large a part of its resources is to be deleted within minutes, that
 * wave waits for one approval. From the first deletion after a quiet time some seconds are waited before any is judged, so that
 * what comes together is judged whole, and with it what went within the window. Safe for use by several threads.
 *
 * <p>A wave is of one account, and so measured by it. Where a namespace's deletions alone are too many, they are the wave, and
 * what other namespaces delete meanwhile goes on, unless that is too large a part of what is left: a tenant's wave must not hold
 * up its neighbours, and one that is spread over many namespaces is still one.
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
     * @param settle how long after the first deletion the first is judged, and for how long nothing is deleted before one is a
     *     first one again; zero judges each by itself
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
     * @param deletions how many belong to the wave, in the namespaces where it is: those that wait, those that were let go on, and
     *     those that are over
     * @param resources how many the account had when the wave began, in all namespaces
     * @param gone how many of the deletions are over
     */
    public record Wave(String token, int held, int deletions, int resources, int gone) {}

    private final Settings settings;
    private final InstantSource clock;

    private final Mutex mutex = new Mutex();
    /** By namespace. */
    private final DeletionTally<String> deletions = new DeletionTally<>();

    private final Set<String> onAir = new HashSet<>();
    /** By namespace; since the wave began. */
    private final Map<String, Integer> mostResources = new HashMap<>();

    private Map<String, Tally> tallies = Map.of();
    /** Where the wave is that waits for approval. */
    private Set<String> heldNamespaces = Set.of();

    /** When the last deletion asked for the first time, and from when those are judged that came together with it. */
    private Optional<Instant> lastCame = Optional.empty();

    private Instant judgedFrom = Instant.MIN;
    private Optional<String> token = Optional.empty();
    private boolean approved;

    /**
     * What a namespace has of the account.
     *
     * @param resources how many resources whose deletion takes something away, those being deleted included
     * @param deleting how many of them are marked for deletion
     */
    public record Tally(int resources, int deleting) {
        public Tally plus(Tally more) {
            return new Tally(resources + more.resources, deleting + more.deleting);
        }
    }

    public BulkDeletionGuard(Settings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    public Settings settings() {
        return settings;
    }

    /** Whether this deletion was let go on: {@link #admit} says so whatever the account has by now. */
    public boolean isGoing(String owner) {
        return mutex.with(() -> deletions.isGoing(owner));
    }

    /**
     * Asks whether this deletion may go on. Asking again changes nothing, and one that was let go on stays so. A question costs
     * as much as the account has namespaces, however many deletions there are.
     *
     * @param owner identity of the resource that is deleted, not just its name
     * @param namespace where it is
     * @param account what the account has in the cluster, by namespace, this resource included
     */
    public Verdict admit(String owner, String namespace, Map<String, Tally> account) {
        return mutex.with(() -> {
            if (deletions.isGoing(owner)) {
                return new Verdict.Admitted();
            }
            forgetOldWave();
            var now = clock.instant();
            var from = deletions.await(owner, namespace, () -> settledAt(now));
            account.forEach((one, tally) -> mostResources.merge(one, tally.resources(), Math::max));
            tallies = Map.copyOf(account);
            var wave = new WaveMeasure(settings, mostResources, this::deletionsIn).namespaces();
            if (!approved && wave.isEmpty()) {
                // Others of the wave are retained by now, or were given up: what is left is none.
                token = Optional.empty();
                heldNamespaces = Set.of();
            }
            if (now.isBefore(from) && !approved) {
                return new Verdict.Settling(Duration.between(now, from));
            }
            if (approved || !wave.contains(namespace)) {
                deletions.letGo(owner, namespace, now);
                return new Verdict.Admitted();
            }
            var isNews = token.isEmpty();
            heldNamespaces = wave;
            if (isNews) {
                // By time, so that an approval left lying about never fits a later wave.
                token = Optional.of("delete-" + Long.toString(now.toEpochMilli(), Character.MAX_RADIX));
            }
            return new Verdict.Held(wave(token.get()), isNews);
        });
    }

    /** For one that asks for the first time: with those that came shortly before it. */
    private Instant settledAt(Instant now) {
        if (lastCame.filter(at -> now.isBefore(at.plus(settings.settle()))).isEmpty()) {
            judgedFrom = now.plus(settings.settle());
        }
        lastCame = Optional.of(now);
        return judgedFrom;
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
                heldNamespaces.stream().findAny().ifPresent(one -> deletions.note(one, clock.instant()));
            }
            return isNews;
        });
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    public void finished(String owner) {
        mutex.with(() -> {
            deletions.finish(owner);
            onAir.remove(owner);
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
        var held = deletions.at(heldNamespaces);
        return new Wave(
                name,
                held.waiting(),
                held.over() + held.going() + held.waiting(),
                WaveMeasure.sum(mostResources.values()),
                held.over());
    }

    /**
     * What belongs to a wave that is held stays a part of it however long that waits; else what was deleted of late counts. What
     * the cluster shows counts in any case: it may have been marked for deletion, and not have asked yet.
     */
    private int deletionsIn(String namespace) {
        var here = deletions.at(namespace);
        var known = here.waiting() + (heldNamespaces.contains(namespace) ? here.over() + here.going() : here.recent());
        var tally = tallies.get(namespace);
        return tally == null ? known : Math.max(known, tally.deleting());
    }

    private void forgetOldWave() {
        deletions.forgetUntil(clock.instant().minus(settings.window()));
        if (!approved && deletions.at(heldNamespaces).waiting() == 0) {
            token = Optional.empty();
            heldNamespaces = Set.of();
        }
        if (!deletions.isAnyRecent() && (approved || !deletions.isAnyWaiting())) {
            mostResources.clear();
            tallies = Map.of();
            heldNamespaces = Set.of();
            token = Optional.empty();
            approved = false;
            lastCame = Optional.empty();
            deletions.forgetOver();
        }
    }
}
