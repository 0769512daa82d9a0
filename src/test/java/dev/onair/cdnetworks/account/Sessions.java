package dev.onair.cdnetworks.account;

import dev.onair.account.CallListener;
import dev.onair.account.Clockwork;
import dev.onair.account.DeletionGuardSettings;
import dev.onair.account.GateSettings;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.tenancy.Nobody;
import dev.onair.tenancy.Wakeups;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Sessions that walk over lists when a test asks for it, and by themselves once an hour. */
public final class Sessions {
    private Sessions() {}

    /** One that does nothing by itself, and wakes nobody. */
    public static CdnetworksSession session(URI endpoint, Credentials credentials, Clockwork clock) {
        return session(endpoint, credentials, clock, (call, outcome, waited, took) -> {}, new Nobody());
    }

    /**
     * One that may be started.
     *
     * @param listener told of each call
     */
    public static CdnetworksSession session(
            URI endpoint, Credentials credentials, Clockwork clock, CallListener listener, Wakeups wakeups) {
        var usual = DeletionGuardSettings.DEFAULT;
        var settings = new CdnetworksSettings(
                endpoint,
                Signing.WS3,
                GateSettings.of(100_000),
                Duration.ofHours(1),
                Duration.ofHours(12),
                new DeletionGuardSettings(
                        usual.percent(),
                        usual.minimum(),
                        usual.window(),
                        Duration.ZERO,
                        usual.holdsOnAir(),
                        usual.longest()),
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                List.of());
        return new CdnetworksSession(settings, credentials, clock, listener, wakeups, (channels, pushDomains) -> {});
    }
}
