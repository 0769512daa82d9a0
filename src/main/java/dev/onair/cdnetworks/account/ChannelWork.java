package dev.onair.cdnetworks.account;

import dev.onair.account.Look;
import dev.onair.account.Sighting;
import dev.onair.cdnetworks.client.Acknowledged;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.CreatedChannel;
import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.common.Attempt;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Found;
import dev.onair.engine.Lane;
import dev.onair.engine.Observation;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the vendor is asked of one channel in the same way whether it is pushed to or pulls: a look, a create, a write, a
 * deletion. Whatever was written is looked at again before anybody believes what was known.
 */
public final class ChannelWork<E extends ListedChannel, D extends ConfiguredChannel> {
    private final CdnetworksSession session;
    private final Channels<E, D> channels;
    private final Circumstances circumstances;
    private final BiPredicate<ChannelStatus, E> isOfThis;

    /**
     * @param channels those of this sort
     * @param isOfThis whether the playback URLs in a status are still those of the channel that the list shows
     */
    public ChannelWork(
            CdnetworksSession session,
            Channels<E, D> channels,
            Circumstances circumstances,
            BiPredicate<ChannelStatus, E> isOfThis) {
        this.session = session;
        this.channels = channels;
        this.circumstances = circumstances;
        this.isOfThis = isOfThis;
    }

    /** @param as how the kind calls what was observed */
    public <O> Observation<O> observe(Target target, String pullId, Function<ObservedChannel<E>, O> as) {
        return look(target.caller(), pullId).as(entry -> as.apply(observed(entry)));
    }

    private Look<E> look(Caller owner, String pullId) {
        var look = channels.look(owner, pullId);
        return look instanceof Look.Here<E>
                        && circumstances.detailsMatter()
                        && !channels.rounds().knows(pullId)
                ? channels.read(owner, pullId)
                : look;
    }

    private ObservedChannel<E> observed(E entry) {
        var details = channels.rounds().details(entry, readBefore(entry)).map(PlaybackDetails::of);
        return new ObservedChannel<>(entry, details, channels.viewers(entry.pullId()));
    }

    /** When an operator before this one read the details, if they are of the channel that the list shows. */
    private Optional<Instant> readBefore(E entry) {
        return ChannelReport.detailsReadAt(circumstances.before())
                .filter(at -> isOfThis.test(circumstances.before(), entry));
    }

    /** Asks for this very channel: the pass that follows knows it as it is now. */
    public Outcome<Acknowledged> read(Caller owner, String pullId) {
        return channels.readForTheNextPass(owner, pullId) instanceof Look.Failed<E>(var why)
                ? Outcome.failed(why)
                : Outcome.done(Acknowledged.ACKNOWLEDGED);
    }

    /** To be said of each channel that was observed: it is ours. */
    public void claim(String pullId) {
        session.claims().claim(pullId, circumstances.claimant());
    }

    public Outcome<CreatedChannel> create(
            Caller owner, String operation, Runnable beforeSend, Supplier<Outcome<CreatedChannel>> call) {
        return session.calls()
                .call(Lane.WRITE, owner, operation, beforeSend, call)
                .map(created -> {
                    channels.created(created.pullId());
                    claim(created.pullId());
                    return created;
                });
    }

    public <T> Outcome<T> write(Caller owner, String operation, String pullId, Supplier<Outcome<T>> call) {
        return wrote(pullId, session.calls().call(Lane.WRITE, owner, operation, call));
    }

    /** Whatever came of a write, what was seen before it is not the truth any more. */
    public <T> Outcome<T> wrote(String pullId, Outcome<T> outcome) {
        if (!(outcome instanceof Outcome.Failed<T>(Failure.NotSent ignored))) {
            channels.wrote(pullId);
        }
        return outcome;
    }

    /** CDNetworks Cloud Live API 2.4: in one call with all that wait at the same time, of whatever sort. */
    public Outcome<Acknowledged> delete(Caller owner, String pullId) {
        var outcome = channels.ofDeletion(pullId, session.batches().deletions().submit(owner, pullId));
        if (outcome instanceof Outcome.Done<Acknowledged>) {
            channels.deleted(pullId);
            return outcome;
        }
        return wrote(pullId, outcome);
    }

    /** Finds the channel of a create whose answer was lost. */
    public Outcome<Found> find(Target target, Attempt attempt, LostChannel.Likeness<E> likeness) {
        return new LostChannel<>(session, channels, circumstances, likeness).find(target, attempt);
    }

    /**
     * What the list shows of channels that look like this one: none of them is what a create will make. Empty where they are
     * more than can be noted.
     */
    public Optional<List<String>> alike(LostChannel.Likeness<E> likeness) {
        var ids = channels.all().stream()
                .map(Sighting::entry)
                .filter(likeness.mayBe())
                .map(ListedChannel::pullId)
                .sorted()
                .toList();
        return ids.size() > Attempt.MOST_KNOWN ? Optional.empty() : Optional.of(ids);
    }

    /** The next look asks the vendor. */
    public void refresh(String pullId, Instant readBefore) {
        channels.rounds().refresh(pullId, readBefore);
    }

    public void distrust(String pullId) {
        channels.wrote(pullId);
    }

    /** The next look asks the vendor for this very channel. */
    public void readAlone(String pullId) {
        channels.readAlone(pullId);
    }
}
