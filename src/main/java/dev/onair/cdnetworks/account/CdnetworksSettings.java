package dev.onair.cdnetworks.account;

import dev.onair.account.DeletionGuardSettings;
import dev.onair.account.GateSettings;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.DurationText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's manifest with its defaults filled in.
 *
 * @param createVisibility how long the vendor's list may take to show a channel that was created
 * @param patience how long a trouble of the account is not told
 * @param monitoredPushDomains whose viewers are counted, each once
 */
public record CdnetworksSettings(
        URI endpoint,
        Signing signing,
        GateSettings gate,
        Duration driftCheckInterval,
        Duration detailCheckInterval,
        DeletionGuardSettings deletionGuard,
        Duration createVisibility,
        Duration patience,
        List<String> monitoredPushDomains) {

    /** CDNetworks Cloud Live API 1: "the number of requests per minute is no more than 200". */
    static final int REQUESTS_PER_MINUTE = 200;

    private static final Duration DRIFT_CHECK = Duration.ofSeconds(60);
    private static final Duration DETAIL_CHECK = Duration.ofHours(12);

    /**
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD lets through
     */
    static CdnetworksSettings of(CdnetworksAccountSpec spec, Duration createVisibility, Duration patience) {
        var signing = spec.signing == null ? Signing.WS3 : spec.signing;
        return new CdnetworksSettings(
                spec.endpoint == null ? signing.defaultEndpoint() : URI.create(spec.endpoint),
                signing,
                new GateSettings(
                        Optional.ofNullable(spec.requestsPerMinute).orElse(REQUESTS_PER_MINUTE),
                        Optional.ofNullable(spec.quotaShare).orElse(GateSettings.DEFAULT_SHARE_PERCENT)),
                duration(spec.driftCheckInterval, DRIFT_CHECK),
                duration(spec.detailCheckInterval, DETAIL_CHECK),
                DeletionGuardSettings.of(spec.deletionGuard),
                createVisibility,
                patience,
                spec.monitoredPushDomains == null
                        ? List.of()
                        : spec.monitoredPushDomains.stream().distinct().toList());
    }

    private static Duration duration(@Nullable String text, Duration preset) {
        return text == null ? preset : DurationText.parse(text);
    }
}
