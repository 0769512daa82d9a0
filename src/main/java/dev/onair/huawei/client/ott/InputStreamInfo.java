package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a channel takes its stream from. Huawei Cloud Media Live API, table 5-4.
 *
 * @param inputProtocol {@code FLV_PULL}, {@code RTMP_PUSH}, {@code HLS_PULL}, {@code SRT_PULL} or {@code SRT_PUSH}; sent always
 * @param maxBandwidthLimit bit/s, with {@code HLS_PULL}
 * @param ipWhitelist with {@code SRT_PUSH}
 * @param scte35Source {@code SEGMENTS}, with {@code HLS_PULL}
 * @param audioSelectors 8 at most
 */
public record InputStreamInfo(
        @Nullable String inputProtocol,
        @Nullable List<SourcesInfo> sources,
        @Nullable List<SecondarySourcesInfo> secondarySources,
        @Nullable FailoverConditions failoverConditions,
        @Nullable Integer maxBandwidthLimit,
        @Nullable Boolean ipPortMode,
        @Nullable String ipWhitelist,
        @Nullable String scte35Source,
        @Nullable List<String> adTriggers,
        @Nullable List<InputAudioSelector> audioSelectors) {

    public InputStreamInfo {
        sources = Immutable.list(sources);
        secondarySources = Immutable.list(secondarySources);
        adTriggers = Immutable.list(adTriggers);
        audioSelectors = Immutable.list(audioSelectors);
    }
}
