package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Claimant;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.common.Attempt;
import dev.onair.engine.Found;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Finds the channel of a create whose answer was lost. Names are not unique at the vendor, so it must have the same name,
 * push domain and application, be no older than the attempt, and belong to no other resource.
 */
final class LostChannel {
    /** The vendor refuses requests whose clock is further off (1010, 1011), so its times cannot be either. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final CdnetworksSession session;
    private final Claimant claimant;
    private final Circumstances circumstances;

    LostChannel(CdnetworksSession session, Circumstances circumstances) {
        this.session = session;
        this.claimant = circumstances.claimant();
        this.circumstances = circumstances;
    }

    Outcome<Found> find(Target target, LiveChannelDesired desired, Attempt attempt) {
        var sent = attempt.at == null ? Instant.EPOCH : Instant.parse(attempt.at);
        // Whoever sent it may have done so until the moment that this process took over.
        var latest = sent.isAfter(session.startedAt()) ? sent : session.startedAt();
        var mustShow = latest.plus(session.settings().createVisibility());
        var now = session.now();
        if (now.isBefore(mustShow)) {
            var left = Duration.between(now, mustShow);
            return session.channels()
                    .refreshNewest(target.uid())
                    .map(ignored -> judge(desired, attempt, sent, left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY));
        }
        return walkedSince(mustShow).map(ignored -> judge(desired, attempt, sent, Duration.ZERO));
    }

    /** A whole walk that began when the list had to show the channel: what it lacks does not exist. */
    private Outcome<Sweep> walkedSince(Instant mustShow) {
        var last = session.channels()
                .lastSweep()
                .filter(sweep -> !sweep.completeAsOf().isBefore(mustShow));
        return last.map(Outcome::done)
                .orElseGet(() -> session.channels()
                        .sweep()
                        .then(sweep ->
                                // One that was under way already may have begun too early; the next one has not.
                                sweep.completeAsOf().isBefore(mustShow)
                                        ? session.channels().sweep()
                                        : Outcome.done(sweep)));
    }

    private Found judge(LiveChannelDesired desired, Attempt attempt, Instant sent, Duration again) {
        var candidates = candidates(desired, attempt, sent);
        if (candidates.isEmpty()) {
            return again.isZero() ? new Found.None() : new Found.NotYet(again);
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

    private List<String> candidates(LiveChannelDesired desired, Attempt attempt, Instant sent) {
        var oldest = sent.minus(CLOCKS_DIFFER);
        return session.channels().all().stream()
                .map(Sighting::entry)
                .filter(entry -> matches(entry, desired, attempt))
                .filter(entry -> entry.createdAt() == null || !entry.createdAt().isBefore(oldest))
                .map(ChannelEntry::pullId)
                .filter(pullId -> session.claims()
                        .owner(pullId)
                        .filter(owner -> !owner.uid().equals(claimant.uid()))
                        .isEmpty())
                .filter(pullId -> !circumstances.isDeclaredByAnother().test(pullId))
                .filter(pullId -> !pullId.equals(attempt.replaces))
                .toList();
    }

    private static boolean matches(ChannelEntry entry, LiveChannelDesired desired, Attempt attempt) {
        var name = attempt.name == null ? desired.channelName() : attempt.name;
        return entry.channelName().equals(name)
                && desired.application().equals(entry.application())
                && (entry.pushUrl() == null || entry.pushUrl().host().equals(desired.pushDomain()));
    }
}
