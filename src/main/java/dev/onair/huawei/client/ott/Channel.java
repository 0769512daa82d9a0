package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An OTT channel as it is created and as it is shown: the same fields. Huawei Cloud Media Live API, tables 5-3 and 5-37.
 *
 * @param domain the ingest domain
 * @param state {@code ON} or {@code OFF}
 * @param mode {@code ADD_CDN} or {@code ONLY_OS}
 * @param region only with {@code ONLY_OS}
 * @param input sent with each create
 * @param recordSettings sent with each create
 */
public record Channel(
        String domain,
        String appName,
        String id,
        @Nullable String name,
        @Nullable String state,
        @Nullable String mode,
        @Nullable String region,
        @Nullable InputStreamInfo input,
        @Nullable List<EncoderSettings> encoderSettings,
        @Nullable RecordSettings recordSettings,
        @Nullable List<EndpointItem> endpoints,
        @Nullable EncoderSettingsExpand encoderSettingsExpand) {

    public Channel {
        domain = Immutable.required("domain", domain);
        appName = Immutable.required("app_name", appName);
        id = Immutable.required("id", id);
        state = Immutable.word(state);
        encoderSettings = Immutable.list(encoderSettings);
        endpoints = Immutable.list(endpoints);
    }

    public ChannelKey key() {
        return new ChannelKey(domain, appName, id);
    }
}
