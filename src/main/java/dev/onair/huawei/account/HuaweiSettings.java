package dev.onair.huawei.account;

import dev.onair.account.DeletionGuardSettings;
import dev.onair.account.GateSettings;
import dev.onair.common.DurationText;
import dev.onair.http.HttpLimits;
import dev.onair.huawei.account.HuaweiAccountSpec.RequestsPerMinute;
import dev.onair.huawei.client.HuaweiClient;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account's manifest with its defaults filled in.
 *
 * @param gates one for each category
 * @param createVisibility how long the vendor's list may take to show an object that was created
 * @param patience how long a trouble of the account is not told
 * @param cloudEye whether Cloud Eye is asked for its dimensions
 */
public record HuaweiSettings(
        HuaweiClient.Settings client,
        Map<Category, GateSettings> gates,
        Duration driftCheckInterval,
        Duration detailCheckInterval,
        DeletionGuardSettings deletionGuard,
        Duration createVisibility,
        Duration patience,
        boolean cloudEye) {

    /** Huawei Cloud Media Live API, table 1-2. */
    static final int REQUESTS_PER_MINUTE = 80;

    private static final Duration DRIFT_CHECK = Duration.ofSeconds(60);
    private static final Duration DETAIL_CHECK = Duration.ofHours(12);

    public HuaweiSettings {
        gates = Map.copyOf(gates);
    }

    /** @throws IllegalArgumentException with field, value and remedy, for what the CRD lets through */
    static HuaweiSettings of(HuaweiAccountSpec spec, Duration createVisibility, Duration patience) {
        var usual = HuaweiClient.Settings.of(spec.region, spec.projectId);
        return new HuaweiSettings(
                new HuaweiClient.Settings(
                        spec.endpoint == null ? usual.endpoint() : URI.create(spec.endpoint),
                        spec.iamEndpoint == null ? usual.iamEndpoint() : URI.create(spec.iamEndpoint),
                        spec.region,
                        spec.projectId,
                        HttpLimits.USUAL),
                gates(spec),
                duration(spec.driftCheckInterval, DRIFT_CHECK),
                duration(spec.detailCheckInterval, DETAIL_CHECK),
                DeletionGuardSettings.of(spec.deletionGuard),
                createVisibility,
                patience,
                spec.monitoring != null && Boolean.TRUE.equals(spec.monitoring.cloudEye));
    }

    private static Map<Category, GateSettings> gates(HuaweiAccountSpec spec) {
        var share = Optional.ofNullable(spec.quotaShare).orElse(GateSettings.DEFAULT_SHARE_PERCENT);
        var given = Optional.ofNullable(spec.requestsPerMinute).orElseGet(RequestsPerMinute::new);
        var gates = new EnumMap<Category, GateSettings>(Category.class);
        for (var category : Category.values()) {
            var allowed = switch (category) {
                case OttChannels -> given.ottChannels;
                case CloudEye -> given.cloudEye;
                case StreamConnect -> given.streamConnect;
            };
            gates.put(category, new GateSettings(allowed == null ? REQUESTS_PER_MINUTE : allowed, share));
        }
        return gates;
    }

    private static Duration duration(@Nullable String text, Duration preset) {
        return text == null ? preset : DurationText.parse(text);
    }
}
