package dev.onair.cdnetworks.account;

import dev.onair.account.BulkDeletionGuard;
import dev.onair.account.Clockwork;
import dev.onair.account.GateSettings;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.tenancy.Nobody;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Sessions that do nothing by themselves: no sweeps but those that are asked for, and nobody is woken. */
public final class Scenarios {
    private Scenarios() {}

    public static CdnetworksSession session(URI endpoint, Credentials credentials, Clockwork clock) {
        var settings = new CdnetworksSettings(
                endpoint,
                Signing.WS3,
                GateSettings.of(100_000),
                Duration.ofHours(1),
                Duration.ofHours(12),
                BulkDeletionGuard.Settings.DEFAULT,
                Duration.ofSeconds(30),
                Duration.ofMinutes(1),
                List.of());
        return new CdnetworksSession(
                settings,
                credentials,
                clock,
                (call, outcome, waited, took) -> {},
                new Nobody(),
                (channels, pushDomains) -> {});
    }
}
