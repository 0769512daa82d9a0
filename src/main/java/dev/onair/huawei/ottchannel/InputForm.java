package dev.onair.huawei.ottchannel;

import dev.onair.common.SecretKeyRef;
import dev.onair.http.Secret;
import dev.onair.huawei.client.StreamUrl;
import dev.onair.huawei.client.ott.AudioSelectorHlsSelection;
import dev.onair.huawei.client.ott.AudioSelectorLangSelection;
import dev.onair.huawei.client.ott.AudioSelectorPidSelection;
import dev.onair.huawei.client.ott.AudioSelectorSettings;
import dev.onair.huawei.client.ott.FailoverConditions;
import dev.onair.huawei.client.ott.InputAudioSelector;
import dev.onair.huawei.client.ott.InputStreamInfo;
import dev.onair.huawei.client.ott.SecondarySourcesInfo;
import dev.onair.huawei.client.ott.SourcesInfo;
import dev.onair.huawei.ottchannel.OttChannelManifest.SecretValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A manifest's input in the vendor's terms. Huawei Cloud Media Live API, tables 5-4 to 5-12. */
final class InputForm {
    private InputForm() {}

    static InputStreamInfo of(InputSpec spec, SecretValues secrets) {
        return new InputStreamInfo(
                spec.protocol.name(),
                spec.sources == null
                        ? null
                        : spec.sources.stream()
                                .map(source -> source(source, secrets))
                                .toList(),
                spec.secondarySources == null
                        ? null
                        : spec.secondarySources.stream()
                                .map(source -> secondary(source, secrets))
                                .toList(),
                spec.failover == null ? null : failover(spec.failover),
                spec.maxBandwidthBps,
                spec.ipPortMode,
                spec.ipWhitelist == null ? null : String.join(",", spec.ipWhitelist),
                spec.scte35Source == null ? null : spec.scte35Source.name(),
                spec.adTriggers == null
                        ? null
                        : spec.adTriggers.stream().map(Words::ofTheVendor).toList(),
                spec.audioSelectors == null
                        ? null
                        : spec.audioSelectors.stream().map(InputForm::selector).toList());
    }

    private static SourcesInfo source(InputSpec.Source spec, SecretValues secrets) {
        return new SourcesInfo(
                url(spec.url),
                spec.bitrateBps,
                spec.width,
                spec.height,
                spec.snapshot,
                spec.fixedBitrate,
                secret(spec.passphraseSecretRef, secrets),
                urls(spec.backupUrls),
                spec.streamId,
                spec.latencyMs,
                spec.keyLengthBytes);
    }

    private static SecondarySourcesInfo secondary(InputSpec.SecondarySource spec, SecretValues secrets) {
        return new SecondarySourcesInfo(
                url(spec.url),
                spec.bitrateBps,
                spec.width,
                spec.height,
                spec.fixedBitrate,
                secret(spec.passphraseSecretRef, secrets),
                urls(spec.backupUrls),
                spec.streamId,
                spec.latencyMs,
                spec.keyLengthBytes);
    }

    private static FailoverConditions failover(InputSpec.Failover spec) {
        return new FailoverConditions(spec.lossThresholdMs, spec.preference == null ? null : spec.preference.name());
    }

    private static InputAudioSelector selector(AudioSelectorSpec spec) {
        var isOpen = spec.language == null && spec.pid == null && spec.hls == null;
        return new InputAudioSelector(spec.name, isOpen ? null : settings(spec));
    }

    private static AudioSelectorSettings settings(AudioSelectorSpec spec) {
        return new AudioSelectorSettings(
                spec.language == null
                        ? null
                        : new AudioSelectorLangSelection(
                                spec.language.code, spec.language.policy == null ? null : spec.language.policy.name()),
                spec.pid == null ? null : new AudioSelectorPidSelection(spec.pid),
                spec.hls == null ? null : new AudioSelectorHlsSelection(spec.hls.name, spec.hls.groupId));
    }

    private static @Nullable StreamUrl url(@Nullable String text) {
        return text == null ? null : new StreamUrl(text);
    }

    private static @Nullable List<StreamUrl> urls(@Nullable List<String> texts) {
        return texts == null ? null : texts.stream().map(StreamUrl::new).toList();
    }

    private static @Nullable Secret secret(@Nullable SecretKeyRef ref, SecretValues secrets) {
        return ref == null ? null : secrets.apply(ref);
    }
}
