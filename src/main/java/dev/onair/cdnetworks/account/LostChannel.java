package dev.onair.cdnetworks.account;

import dev.onair.account.Claimant;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.common.Attempt;
import dev.onair.engine.Found;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the channel of a create whose answer was lost. Names are not unique at the vendor, so it must look as what was asked
 * for, be no older than the attempt, and belong to no other resource.
 */
public final class LostChannel<E extends ListedChannel> {
    /** The vendor refuses requests whose clock is further off (1010, 1011), so its times cannot be either. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final CdnetworksSession session;
    private final Channels<E, ? extends ConfiguredChannel> channels;
    private final Claimant claimant;
    private final Circumstances circumstances;
    private final Likeness<E> likeness;

    /**
     * What the lost channel looks like in the list.
     *
     * @param mayBe what was asked for by the attempt and cannot have changed since
     * @param is that it looks in every way as the manifest asks for now. What may be the channel but is not like that could be
     *     the result of an older manifest, or somebody else's: then nothing is created, and nothing is taken, until a person
     *     says which it is
     */
    public record Likeness<E>(Predicate<E> mayBe, Predicate<E> is) {}

    LostChannel(
            CdnetworksSession session,
            Channels<E, ? extends ConfiguredChannel> channels,
            Circumstances circumstances,
            Likeness<E> likeness) {
        this.session = session;
        this.channels = channels;
        this.claimant = circumstances.claimant();
        this.circumstances = circumstances;
        this.likeness = likeness;
    }

    Outcome<Found> find(Target target, Attempt attempt) {
        var sent = attempt.at == null ? Instant.EPOCH : Instant.parse(attempt.at);
        // Whoever sent it may have done so until the moment that this process took over.
        var latest = sent.isAfter(session.startedAt()) ? sent : session.startedAt();
        var mustShow = latest.plus(session.settings().createVisibility());
        var now = session.now();
        if (now.isBefore(mustShow)) {
            var left = Duration.between(now, mustShow);
            return channels.refreshNewest(target.uid())
                    .map(ignored -> judge(attempt, sent, left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY));
        }
        return walkedSince(mustShow).map(ignored -> judge(attempt, sent, Duration.ZERO));
    }

    /** A whole walk that began when the list had to show the channel: what it lacks does not exist. */
    private Outcome<Sweep> walkedSince(Instant mustShow) {
        var last = channels.lastSweep().filter(sweep -> !sweep.completeAsOf().isBefore(mustShow));
        return last.map(Outcome::done)
                .orElseGet(() -> channels.sweep()
                        .then(sweep ->
                                // One that was under way already may have begun too early; the next one has not.
                                sweep.completeAsOf().isBefore(mustShow) ? channels.sweep() : Outcome.done(sweep)));
    }

    private Found judge(Attempt attempt, Instant sent, Duration again) {
        var possible = possible(attempt, sent);
        var candidates = possible.stream()
                .filter(likeness.is())
                .map(ListedChannel::pullId)
                .toList();
        if (candidates.isEmpty()) {
            if (!again.isZero()) {
                return new Found.NotYet(again);
            }
            return possible.isEmpty()
                    ? new Found.None()
                    : new Found.Several(
                            possible.stream().map(ListedChannel::pullId).toList());
        }
        if (candidates.size() > 1) {
            return new Found.Several(candidates);
        }
        var pullId = candidates.getFirst();
        // Two resources may look for the same name at once: whoever claims first has it.
        if (session.claims().claim(pullId, claimant).isPresent()) {
            session.claims().release(pullId, claimant);
            return again.isZero() ? new Found.None() : new Found.NotYet(again);
        }
        return new Found.One(pullId);
    }

    private List<E> possible(Attempt attempt, Instant sent) {
        var oldest = sent.minus(CLOCKS_DIFFER);
        return channels.all().stream()
                .map(Sighting::entry)
                .filter(likeness.mayBe())
                .filter(entry -> entry.createdAt() == null || !entry.createdAt().isBefore(oldest))
                .filter(entry -> isFree(entry.pullId()))
                .filter(entry -> !entry.pullId().equals(attempt.replaces))
                .toList();
    }

    private boolean isFree(String pullId) {
        return session.claims()
                        .owner(pullId)
                        .filter(owner -> !owner.uid().equals(claimant.uid()))
                        .isEmpty()
                && !circumstances.isDeclaredByAnother().test(pullId);
    }
}
