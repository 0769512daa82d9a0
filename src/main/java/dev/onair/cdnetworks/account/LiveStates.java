package dev.onair.cdnetworks.account;

import dev.onair.account.Calls;
import dev.onair.account.Clockwork;
import dev.onair.account.Coalescer;
import dev.onair.account.Gathering;
import dev.onair.account.Sighting;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.CdnetworksClient;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether streams are on air now. The list may be a minute old; a stream that began since must not be broken off either, so the
 * vendor is asked: for one channel (2.5 of the CDNetworks Cloud Live API), or for many at once where the account's generation of
 * the API has a call for that. What it is asked for is known to all from then on: a status does not say Idle beside a hold that
 * says OnAir.
 */
public final class LiveStates {
    /** How many channels one call may name. No document gives a bound; WIRE-NOTES gives 50 where it gives one. */
    private static final int IDS_PER_CALL = 50;

    private final CdnetworksClient client;
    private final Calls calls;
    private final Channels<ChannelEntry, ChannelDetails> channels;
    private final InstantSource clock;
    /** Empty where there is no such call; of a channel that the answer lacks there is no state. */
    private final Optional<Coalescer<Sighting<Optional<ChannelState>>>> together;

    private final WalkedStates walked;

    private LiveStates(
            CdnetworksClient client,
            Calls calls,
            Channels<ChannelEntry, ChannelDetails> channels,
            InstantSource clock,
            Optional<Coalescer<Sighting<Optional<ChannelState>>>> together,
            WalkedStates walked) {
        this.client = client;
        this.calls = calls;
        this.channels = channels;
        this.clock = clock;
        this.together = together;
        this.walked = walked;
    }

    /**
     * @param gathering for how long a question for many takes up others
     * @param wake told the resources whose question was answered
     */
    static LiveStates of(
            CdnetworksClient client,
            Calls calls,
            Channels<ChannelEntry, ChannelDetails> channels,
            CdnetworksSettings settings,
            Gathering gathering,
            Clockwork clock,
            Consumer<List<ObjectKey>> wake) {
        var together = Optional.of(settings.signing())
                .filter(signing -> signing.hasBatchChannelLiveState())
                .map(ignored -> new Coalescer<Sighting<Optional<ChannelState>>>(
                        calls,
                        Lane.READ,
                        "batchChannelLiveState",
                        IDS_PER_CALL,
                        Coalescer.Refusal.SHARE,
                        gathering,
                        ids -> states(client, clock, ids)));
        return new LiveStates(
                client,
                calls,
                channels,
                clock,
                together,
                new WalkedStates(channels, channels::seen, settings.createVisibility(), clock, wake));
    }

    private static Outcome<Map<String, Sighting<Optional<ChannelState>>>> states(
            CdnetworksClient client, InstantSource clock, List<String> pullIds) {
        var at = clock.instant();
        return client.batchChannelLiveState(pullIds).map(states -> {
            var seen = new HashMap<String, Sighting<Optional<ChannelState>>>();
            pullIds.forEach(id -> seen.put(id, new Sighting<>(Optional.ofNullable(states.get(id)), at)));
            return seen;
        });
    }

    /**
     * Asks now.
     *
     * @param entry what is known of the channel
     */
    public Outcome<Boolean> onAir(Caller owner, ChannelEntry entry) {
        return entry.state() == ChannelState.LIVE ? Outcome.done(true) : known(entry, ask(owner, entry.pullId()));
    }

    /**
     * As {@link #onAir}, for a channel that is to be deleted. Where there is no call for many and many ask, the answer takes as
     * long as the list may lag: {@link Failure.Deferred} until then.
     */
    public Outcome<Boolean> onAirBeforeDeletion(Caller owner, ChannelEntry entry) {
        if (entry.state() == ChannelState.LIVE || together.isPresent()) {
            return onAir(owner, entry);
        }
        return known(entry, walked.ask(owner, entry.pullId()).orElseGet(() -> ask(owner, entry.pullId())));
    }

    /** To be said after each walk over the channels. */
    void walked(Sweep sweep) {
        walked.walked(sweep);
    }

    private Outcome<Boolean> known(ChannelEntry entry, Outcome<Sighting<ChannelState>> answer) {
        return answer.map(state -> {
            if (state.entry() != entry.state()) {
                channels.told(entry.pullId(), new Sighting<>(entry.withState(state.entry()), state.seenAt()));
            }
            return state.entry() == ChannelState.LIVE;
        });
    }

    private Outcome<Sighting<ChannelState>> ask(Caller owner, String pullId) {
        return together.map(many -> many.submit(owner, pullId))
                .flatMap(LiveStates::answered)
                .orElseGet(() -> calls.sight(
                        Lane.READ, owner, "getChannelLiveState", clock, () -> client.getChannelLiveState(pullId)));
    }

    /**
     * Empty where only a call for this very channel can tell, or say that it is gone; also where the call for many fails: no
     * document has it.
     */
    private static Optional<Outcome<Sighting<ChannelState>>> answered(
            Outcome<Sighting<Optional<ChannelState>>> outcome) {
        return switch (outcome) {
            case Outcome.Done<Sighting<Optional<ChannelState>>>(var seen) ->
                seen.entry().map(state -> Outcome.done(new Sighting<>(state, seen.seenAt())));
            case Outcome.Failed<Sighting<Optional<ChannelState>>>(var why) ->
                why instanceof Failure.NotSent || why instanceof Failure.AuthRefused
                        ? Optional.of(Outcome.failed(why))
                        : Optional.empty();
        };
    }
}
