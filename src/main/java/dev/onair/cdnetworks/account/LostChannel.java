package dev.onair.cdnetworks.account;

import dev.onair.account.Claims;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.common.Attempt;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds the channel of a create whose answer was lost. Names are not unique at the vendor, so it must look as what was asked
 * for, not have been there before the attempt, and belong to no other resource.
 */
public final class LostChannel<E extends ListedChannel> {
    /** The vendor refuses requests whose clock is further off (1010, 1011), so its times cannot be either. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    /** No two time zones of the world are further apart; what is older than that is surely another's. */
    private static final Duration ZONES_DIFFER = Duration.ofHours(26).plus(CLOCKS_DIFFER);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(10);

    private final CdnetworksSession session;
    private final Channels<E, ? extends ConfiguredChannel> channels;
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
        this.circumstances = circumstances;
        this.likeness = likeness;
    }

    Outcome<Found> find(Target target, Attempt attempt) {
        var mustShow = attempt.over(session.startedAt()).plus(session.settings().createVisibility());
        var now = session.now();
        if (now.isBefore(mustShow)) {
            var left = Duration.between(now, mustShow);
            return channels.refreshNewest(target.caller())
                    .map(ignored -> judge(attempt, left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY));
        }
        return walkedSince(mustShow).then(sweep -> ofWhole(sweep, judge(attempt, Duration.ZERO)));
    }

    /** What a list lacks may be what of it cannot be read: then nothing is made anew. */
    private static Outcome<Found> ofWhole(Sweep sweep, Found found) {
        return found instanceof Found.None && sweep.unread() > 0
                ? Outcome.failed(new Failure.Retryable("the vendor's list has " + sweep.unread()
                        + " entries that cannot be read, and one of them may be this channel: put its id into the"
                        + " annotation onair.dev/external-id, or ask the vendor to mend its list"))
                : Outcome.done(found);
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

    private Found judge(Attempt attempt, Duration again) {
        var listed = channels.all().stream().map(Sighting::entry).toList();
        return judge(listed, session.claims(), circumstances, likeness, attempt, again);
    }

    /**
     * What a list says of a create.
     *
     * @param again when to look at a list anew; zero: this one must show the channel if there is one
     */
    public static <E extends ListedChannel> Found judge(
            List<E> listed,
            Claims claims,
            Circumstances circumstances,
            Likeness<E> likeness,
            Attempt attempt,
            Duration again) {
        var possible = listed.stream()
                .filter(likeness.mayBe())
                .filter(entry -> isSince(attempt, entry))
                .filter(entry -> isFree(entry.pullId(), claims, circumstances))
                .toList();
        var candidates = ids(possible.stream().filter(likeness.is()).toList());
        var none = again.isZero() ? new Found.None() : new Found.NotYet(again);
        if (candidates.isEmpty()) {
            return again.isZero() && !possible.isEmpty() ? new Found.Several(ids(possible)) : none;
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

    private static List<String> ids(List<? extends ListedChannel> channels) {
        return channels.stream().map(ListedChannel::pullId).toList();
    }

    /** By the ids that were known before, where they were noted; the list's times alone may be in another time zone. */
    private static boolean isSince(Attempt attempt, ListedChannel entry) {
        var known = attempt.known;
        var oldest = attempt.begun().minus(known == null ? CLOCKS_DIFFER : ZONES_DIFFER);
        return (known == null || !known.contains(entry.pullId()))
                && (entry.createdAt() == null || !entry.createdAt().isBefore(oldest))
                && !entry.pullId().equals(attempt.replaces);
    }

    private static boolean isFree(String pullId, Claims claims, Circumstances circumstances) {
        return claims.other(pullId, circumstances.claimant()).isEmpty()
                && !circumstances.isHeldByAnother().test(pullId);
    }
}
