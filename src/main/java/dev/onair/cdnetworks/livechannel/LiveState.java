package dev.onair.cdnetworks.livechannel;

import dev.onair.account.Sighting;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;

/** Whether a stream is on air now. CDNetworks Cloud Live API 2.5. */
final class LiveState {
    private LiveState() {}

    /**
     * The list may be a minute old; a stream that began since must not be broken off either. What the vendor is asked for is known
     * to all from then on: a status does not say Idle beside a hold that says OnAir.
     */
    static Outcome<Boolean> onAir(CdnetworksSession session, Caller owner, LiveChannelObserved observed) {
        if (observed.live()) {
            return Outcome.done(true);
        }
        var entry = observed.entry();
        var client = session.client();
        return session.calls()
                .sight(
                        Lane.READ,
                        owner,
                        "getChannelLiveState",
                        session::now,
                        () -> client.getChannelLiveState(entry.pullId()))
                .map(state -> {
                    if (state.entry() != entry.state()) {
                        session.channels()
                                .told(entry.pullId(), new Sighting<>(entry.withState(state.entry()), state.seenAt()));
                    }
                    return state.entry() == ChannelState.LIVE;
                });
    }
}
