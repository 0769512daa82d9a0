package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Claims;
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
    private final Circumstances circumstances;

    LostChannel(CdnetworksSession session, Circumstances circumstances) {
        this.session = session;
        this.circumstances = circumstances;
    }

    Outcome<Found> find(Target target, LiveChannelDesired desired, Attempt attempt) {
        var sent = sentAt(attempt);
        // Whoever sent it may have done so until the moment that this process took over.
        var latest = sent.isAfter(session.startedAt()) ? sent : session.startedAt();
        var mustShow = latest.plus(session.settings().createVisibility());
        var now = session.now();
        if (now.isBefore(mustShow)) {
            var left = Duration.between(now, mustShow);
            return session.channels()
                    .refreshNewest(target.uid())
                    .map(ignored -> judge(desired, attempt, left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY));
        }
        return walkedSince(mustShow).map(ignored -> judge(desired, attempt, Duration.ZERO));
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

    private Found judge(LiveChannelDesired desired, Attempt attempt, Duration again) {
        var listed = session.channels().all().stream().map(Sighting::entry).toList();
        return judge(listed, session.claims(), circumstances, desired, attempt, again);
    }

    /**
     * What a list says of a create.
     *
     * @param again when to look at a list anew; zero: this one must show the channel if there is one
     */
    static Found judge(
            List<ChannelEntry> listed,
            Claims claims,
            Circumstances circumstances,
            LiveChannelDesired desired,
            Attempt attempt,
            Duration again) {
        var candidates = listed.stream()
                .filter(entry -> isResultOf(attempt, desired, entry))
                .map(ChannelEntry::pullId)
                .filter(pullId -> isFree(pullId, claims, circumstances))
                .toList();
        var none = again.isZero() ? new Found.None() : new Found.NotYet(again);
        if (candidates.isEmpty()) {
            return none;
        }
        if (candidates.size() > 1) {
            return new Found.Several(candidates);
        }
        var pullId = candidates.getFirst();
        // Two resources may look for the same name at once: whoever claims first has it.
        if (claims.claim(pullId, circumstances.claimant()).isPresent()) {
            claims.release(pullId, circumstances.claimant());
            return none;
        }
        return new Found.One(pullId);
    }

    private static boolean isResultOf(Attempt attempt, LiveChannelDesired desired, ChannelEntry entry) {
        var name = attempt.name == null ? desired.channelName() : attempt.name;
        var oldest = sentAt(attempt).minus(CLOCKS_DIFFER);
        return entry.channelName().equals(name)
                && desired.application().equals(entry.application())
                && (entry.pushUrl() == null || entry.pushUrl().host().equals(desired.pushDomain()))
                && (entry.createdAt() == null || !entry.createdAt().isBefore(oldest))
                && !entry.pullId().equals(attempt.replaces);
    }

    private static boolean isFree(String pullId, Claims claims, Circumstances circumstances) {
        var me = circumstances.claimant().uid();
        return claims.owner(pullId).filter(owner -> !owner.uid().equals(me)).isEmpty()
                && !circumstances.isDeclaredByAnother().test(pullId);
    }

    private static Instant sentAt(Attempt attempt) {
        return attempt.at == null ? Instant.EPOCH : Instant.parse(attempt.at);
    }
}
