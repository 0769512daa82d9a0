package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.UnchangeablePlayback;
import java.util.Optional;

/** What no call changes of a channel, so that one which is adopted must have it already. CDNetworks Cloud Live API 2.9.3. */
final class Unchangeable {
    private Unchangeable() {}

    static Optional<String> differing(LiveChannelDesired desired, LiveChannelObserved observed) {
        var application = Optional.ofNullable(observed.entry().application());
        if (application.filter(has -> !has.equals(desired.application())).isPresent()) {
            return Optional.of("channel " + observed.entry().pullId() + " has the application \"" + application.get()
                    + "\" and not spec.application \"" + desired.application()
                    + "\", which the vendor cannot change: correct spec.application in a new resource, or adopt another"
                    + " channel");
        }
        return pushDomain(desired, observed)
                .or(() -> UnchangeablePlayback.differing(
                        observed.entry().pullId(), observed.details(), desired.protocols(), desired.playerId()));
    }

    private static Optional<String> pushDomain(LiveChannelDesired desired, LiveChannelObserved observed) {
        return observed.pushUrl()
                .filter(url -> !url.host().equals(desired.pushDomain()))
                .map(url -> "channel " + observed.entry().pullId() + " has the push domain \"" + url.host()
                        + "\" and not spec.pushDomain \"" + desired.pushDomain()
                        + "\", which the vendor cannot change: correct spec.pushDomain in a new resource, or adopt"
                        + " another channel");
    }
}
