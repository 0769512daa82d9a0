package dev.onair.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Stops a slip in Git from wiping out an account: when too large a part of its resources is to be deleted within minutes, that
 * wave waits for approval. From the first deletion after a quiet time some seconds are waited before any is judged, so that
 * what comes together is judged whole, and with it what went within the window. Safe for use by several threads.
 *
 * <p>A wave is of one account, and so measured by it. Where a namespace's deletions alone are too many, they are the wave, and
 * what other namespaces delete meanwhile goes on, unless that is too large a part of what is left: a tenant's wave must not hold
 * up its neighbours, and one that is spread over many namespaces is still one.
 *
 * <p>An approval is of what was asked for until a time, by namespace. That goes on without limit in time, and counts in no wave any
 * more, neither among what is deleted nor among what there is; what is asked for later is judged anew.
 *
 * <p>Approvals are remembered by whoever owns this guard, and nothing else is kept across a restart: deletions that are still to be
 * done ask again, so the rest of a wave is judged again, by what the cluster shows.
 */
public final class BulkDeletionGuard {

    /** Whether a deletion may go on. */
    public sealed interface Verdict {
        record Admitted() implements Verdict {}

        /** @param left how long until the wave is judged */
        record Settling(Duration left) implements Verdict {}

        record Held(Wave wave) implements Verdict {}
    }

    /**
     * A deletion.
     *
     * @param owner identity of the resource that is deleted, not just its name
     * @param namespace where it is
     * @param asked when it was asked for, as the API server has it
     */
    public record Marked(String owner, String namespace, Instant asked) {}

    /**
     * A wave that waits for approval.
     *
     * @param held how many deletions wait for it
     * @param deletions how many belong to the wave, in the namespaces where it is: those that wait, those that were let go on,
     *     those that are over, and those that wait for something else before they ask
     * @param resources how many the account has, in all namespaces, with those whose deletion counts though it is over; without what
     *     was approved
     * @param gone how many of the deletions are over
     */
    public record Wave(int held, int deletions, int resources, int gone) {}

    /**
     * What there is to approve.
     *
     * @param wave that it is of
     * @param token what {@link #approval} wants to hear
     * @param waiting how many deletions it lets go on, by namespace, in the order of their names
     * @param isNews whether somebody is to be told: there is a namespace among them that was not offered since its deletions began
     *     to be held, or more was deleted in one, and nothing since for as long as a wave settles
     */
    public record Offer(Wave wave, String token, SortedMap<String, Integer> waiting, boolean isNews) {}

    private static final Duration SOON = Duration.ofSeconds(1);

    private final DeletionGuardSettings settings;
    private final InstantSource clock;

    private final Mutex mutex = new Mutex();
    /** By namespace. */
    private final DeletionTally<String> deletions = new DeletionTally<>();

    private final WaveCounts counts;
    private final WaveApprovals approvals = new WaveApprovals();
    private final WaveOffers offers;

    private final Set<String> onAir = new HashSet<>();

    private final DeletionBatches batches;

    /**
     * What a namespace has of the account, without what is being deleted and was approved.
     *
     * @param resources how many resources whose deletion takes something away, those being deleted included
     * @param deleting how many of them are marked for deletion
     * @param latest when the last deletion was asked for; {@link Instant#MIN} where there is none
     * @param approved until when it was approved what is not counted, as {@link #approvals} says
     */
    public record Tally(int resources, int deleting, Instant latest, Instant approved) {
        public Tally(int resources, int deleting) {
            this(resources, deleting, Instant.MIN, Instant.MIN);
        }

        Tally withoutOne() {
            return new Tally(Math.max(0, resources - 1), Math.max(0, deleting - 1), latest, approved);
        }

        public Tally plus(Tally more) {
            return new Tally(
                    resources + more.resources, deleting + more.deleting, later(latest, more.latest), approved);
        }
    }

    /** When deletions were asked for: later than the one time, and not later than the other. */
    public record Period(Instant after, Instant until) {}

    public BulkDeletionGuard(DeletionGuardSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
        this.batches = new DeletionBatches(settings.settle());
        this.counts = new WaveCounts(settings, deletions);
        this.offers = new WaveOffers(counts, approvals, settings.settle());
    }

    public DeletionGuardSettings settings() {
        return settings;
    }

    /** Whether this deletion was let go on: {@link #admit} says so whatever the account has by now. */
    public boolean isGoing(Marked one) {
        return mutex.with(() -> isLetGo(one));
    }

    private boolean isLetGo(Marked one) {
        return approvals.cover(one.namespace(), one.asked()) || deletions.isGoing(one.owner());
    }

    /**
     * Asks whether this deletion may go on. Asking again changes nothing, and one that was let go on stays so. A question costs
     * as much as the account has namespaces, however many deletions there are.
     *
     * @param account what the account has in the cluster, by namespace, this resource included, as far as it is not approved
     */
    public Verdict admit(Marked one, Map<String, Tally> account) {
        return mutex.with(() -> {
            if (isLetGo(one)) {
                return new Verdict.Admitted();
            }
            forgetOldWave();
            var now = clock.instant();
            var place = new DeletionTally.Place<>(one.namespace(), one.asked());
            var from = deletions.await(one.owner(), place, () -> batches.judgedFrom(one.namespace(), now));
            counts.comes(one.namespace(), one.asked(), now);
            if (isOutdated(account)) {
                return new Verdict.Settling(SOON);
            }
            counts.takeIn(account, now);
            var wave = counts.tooMuch();
            if (wave.isEmpty()) {
                // Others of the wave are retained by now, or were given up: what is left is none.
                endWave();
            }
            if (now.isBefore(from)) {
                return new Verdict.Settling(Duration.between(now, from));
            }
            if (!wave.contains(one.namespace())) {
                deletions.letGo(one.owner(), place, now);
                return new Verdict.Admitted();
            }
            counts.hold(wave);
            return new Verdict.Held(counts.wave());
        });
    }

    /** What was counted before an approval has what was approved in it. */
    private boolean isOutdated(Map<String, Tally> account) {
        return account.entrySet().stream()
                .anyMatch(one ->
                        !approvals.until(one.getKey()).equals(one.getValue().approved()));
    }

    /** Until when what was asked for is approved, by namespace. */
    public Map<String, Instant> approvals() {
        return mutex.with(approvals::all);
    }

    /**
     * Of which deletions this token speaks.
     *
     * @return when they were asked for, by namespace; empty for a token that was not offered, or has done its work
     */
    public Map<String, Period> offered(String token) {
        return mutex.with(() -> approvals.offered(token));
    }

    /**
     * What this token approves. Nothing comes of it before {@link #approve}: what is approved has to be remembered first, lest
     * what this process has not done when it ends is held again by the next one.
     *
     * @param deleted how many the cluster has that are marked for deletion and take something away, of those that {@link #offered}
     *     speaks of. Where more are known by now than the token was shown with, nothing is approved, then and later
     * @return until when, by namespace; empty for a token that was not offered, or has done its work
     */
    public Map<String, Instant> approval(String token, Map<String, Integer> deleted) {
        return mutex.with(() -> approvals.of(
                token,
                part -> deletions.openUntil(
                        part.namespace(), part.latest(), deleted.getOrDefault(part.namespace(), 0))));
    }

    /**
     * Lets go on what was asked for until then, by namespace, at the next question. What is known to be approved already may be
     * among it.
     *
     * @return whether anything was not
     */
    public boolean approve(Map<String, Instant> until) {
        return mutex.with(() -> {
            var isNews = false;
            for (var one : until.entrySet()) {
                if (approvals.approve(one.getKey(), one.getValue())) {
                    counts.leaveOut(one.getKey(), one.getValue());
                    offers.forget(one.getKey());
                    isNews = true;
                }
            }
            return isNews;
        });
    }

    /** The resource is gone, or is not to be deleted after all. It still counts as deleted within the window. */
    public void finished(String owner) {
        mutex.with(() -> {
            counts.finish(owner);
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
            return counts.isAnyHeld() ? Optional.of(counts.wave()) : Optional.empty();
        });
    }

    /**
     * What there is to approve, of the wave that waits: at most 250 namespaces at once, and none in which one was asked for a moment
     * ago. It is good for that, however many join the wave before it is approved.
     */
    public Optional<Offer> offer() {
        return mutex.with(() -> {
            forgetOldWave();
            return offers.offer(clock.instant());
        });
    }

    /** In how long there is more to approve, or to tell, than {@link #offer} said last; empty where nothing is to be expected. */
    public Optional<Duration> moreToCome() {
        return mutex.with(() -> offers.next().map(at -> Duration.between(clock.instant(), at)));
    }

    private void forgetOldWave() {
        deletions.forgetUntil(clock.instant().minus(settings.window()));
        if (!counts.isAnyHeld()) {
            endWave();
        }
        if (!deletions.isAnyRecent() && !deletions.isAnyWaiting()) {
            counts.startAnew();
            batches.clear();
        }
    }

    private void endWave() {
        counts.hold(Set.of());
        offers.end();
    }

    static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
