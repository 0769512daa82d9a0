package dev.onair.huawei.ottchannel;

import dev.onair.common.DurationText;
import dev.onair.common.SecretKeyRef;
import dev.onair.http.Secret;
import dev.onair.huawei.client.ott.AudioDescription;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.EncoderSettings;
import dev.onair.huawei.client.ott.EncoderSettingsExpand;
import dev.onair.huawei.client.ott.EndpointItem;
import dev.onair.huawei.client.ott.RecordSettings;
import dev.onair.huawei.client.ott.VideoDescriptions;
import dev.onair.huawei.ottchannel.OttChannelDesired.Monitoring;
import dev.onair.huawei.ottchannel.OttChannelSpec.DesiredState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a manifest into what it asks for: defaults of the resource, words into the vendor's. Pure. */
final class OttChannelManifest {
    private OttChannelManifest() {}

    /** The values of the Secrets that a manifest names. */
    interface SecretValues extends Function<SecretKeyRef, Secret> {}

    /**
     * @param secrets has a value for each reference of {@link SecretRefs}
     * @throws IllegalArgumentException with field, value and remedy, for what the CRD cannot refuse
     */
    static OttChannelDesired read(OttChannel resource, SecretValues secrets, Fingerprints fingerprints) {
        var spec = resource.getSpec();
        var id = id(resource);
        var channel = new Channel(
                spec.domain,
                spec.appName,
                id,
                spec.name,
                null,
                spec.mode == null ? null : spec.mode.name(),
                spec.region,
                InputForm.of(spec.input, secrets),
                spec.encoderTemplates == null
                        ? null
                        : spec.encoderTemplates.stream()
                                .map(EncoderSettings::new)
                                .toList(),
                spec.recording == null ? null : new RecordSettings(seconds(spec.recording.rollingBuffer)),
                spec.endpoints == null ? null : List.of(endpoints(spec.endpoints, secrets)),
                spec.output == null ? null : output(spec.output));
        return new OttChannelDesired(
                channel,
                spec.desiredState != DesiredState.Stopped,
                fingerprints,
                monitoring(spec.monitoring),
                Optional.ofNullable(spec.connectionSecretName));
    }

    static String id(OttChannel resource) {
        var id = resource.getSpec().channelId;
        return id == null ? resource.getMetadata().getName() : id;
    }

    private static EndpointItem endpoints(EndpointsSpec spec, SecretValues secrets) {
        var forms = new PackageForms(secrets);
        return new EndpointItem(
                spec.hls == null ? null : spec.hls.stream().map(forms::hls).toList(),
                spec.dash == null ? null : spec.dash.stream().map(forms::dash).toList(),
                spec.mss == null ? null : spec.mss.stream().map(forms::mss).toList());
    }

    private static EncoderSettingsExpand output(OutputSpec spec) {
        var audio = spec.audio == null
                ? null
                : spec.audio.stream()
                        .map(one -> new AudioDescription(
                                one.name,
                                one.selector,
                                one.languageControl == null ? null : one.languageControl.name(),
                                one.language,
                                one.streamName))
                        .toList();
        var video = spec.video == null ? null : new VideoDescriptions(seconds(spec.video.gopDuration));
        return new EncoderSettingsExpand(audio, video);
    }

    private static Monitoring monitoring(@Nullable MonitoringSpec spec) {
        return spec == null
                ? new Monitoring(Optional.empty(), false)
                : new Monitoring(
                        Optional.ofNullable(spec.scte35).map(OttChannelManifest::scte35),
                        Boolean.TRUE.equals(spec.cloudEye));
    }

    private static OttChannelDesired.Scte35 scte35(MonitoringSpec.Scte35 spec) {
        var type = switch (spec.type) {
            case SpliceInsert -> "splice_insert";
            case TimeSignal -> "time_signal";
            case All -> "all";
            case null -> "all";
        };
        var region = switch (spec.region) {
            case Standby -> "slave";
            case All -> "all";
            case Primary -> "master";
            case null -> "master";
        };
        return new OttChannelDesired.Scte35(type, region, DurationText.parse(spec.window));
    }

    /** Null stays null, which means not set. */
    static @Nullable Integer seconds(@Nullable String duration) {
        if (duration == null) {
            return null;
        }
        var parsed = duration.matches("0[smhd]") ? Duration.ZERO : DurationText.parse(duration);
        return Math.toIntExact(parsed.toSeconds());
    }
}
