package dev.onair.huawei.ottchannel;

import dev.onair.engine.ApprovalCase;
import dev.onair.engine.PlanCase;
import dev.onair.http.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** OttChannels to plan for, as a benchmark wants them. */
public final class OttChannelCases {
    /** As many as may be declared of each. */
    private static final int PACKAGES = 16;

    private OttChannelCases() {}

    /** One HLS package. */
    public static PlanCase typical() {
        return of(Sample::withHls);
    }

    /** All packages that there may be, those of HLS encrypted. */
    public static PlanCase large() {
        return of(OttChannelCases::all);
    }

    static void all(OttChannelSpec spec) {
        Sample.withDrm(spec);
        var endpoints = Objects.requireNonNull(spec.endpoints);
        var hls = Objects.requireNonNull(endpoints.hls);
        var encryption = hls.getFirst().encryption;
        endpoints.dash = new ArrayList<>(List.of(Sample.dash("pull.testott.hls.com/ott/news/0.mpd")));
        for (var number = 1; number < PACKAGES; number++) {
            var item = Sample.hls("pull.testott.hls.com/ott/news/" + number + ".m3u8");
            item.encryption = encryption;
            hls.add(item);
            endpoints.dash.add(Sample.dash("pull.testott.hls.com/ott/news/" + number + ".mpd"));
        }
    }

    private static OttChannelDesired desired(Consumer<OttChannelSpec> spec) {
        return OttChannelManifest.read(
                PlanCase.watched(Sample.manifest("news", spec), OttChannel.class),
                ref -> new Secret(ref.name + "-" + ref.key),
                Sample::fingerprint);
    }

    private static PlanCase of(Consumer<OttChannelSpec> spec) {
        var desired = desired(spec);
        var longer = Sample.desired(
                spec.andThen(edited -> Objects.requireNonNull(Objects.requireNonNull(edited.endpoints).hls)
                        .getLast()
                        .playlistWindow = "20s"));
        var observed = Sample.observed(spec);
        var memory = Sample.remembered(spec);
        return new PlanCase(
                Serialization.asJson(Sample.manifest("news", spec)),
                () -> OttChannelPlan.change(desired, observed, memory, Sample.NOW),
                () -> OttChannelPlan.change(longer, observed, memory, Sample.NOW));
    }

    /** The plan of one that is not there yet. */
    public static ApprovalCase<OttChannel> approval() {
        return new ApprovalCase<>(
                OttChannel.class,
                "spec",
                (resource, secrets) -> OttChannelPlan.create(
                        OttChannelManifest.read(resource, ref -> new Secret(secrets.apply(ref)), Sample::fingerprint)),
                Set.of("spec.allowInterruption"),
                // Of a URL, its query.
                Set.of("spec.input.sources[0].url", "spec.endpoints.hls[0].encryption.httpHeaders[0].valueSecretRef"));
    }

    /** The plan of one that is there, with nothing as it is declared. */
    public static ApprovalCase<OttChannel> editApproval() {
        var observed = Sample.observed(spec -> {
            spec.channelId = "News_1";
            spec.endpoints = new EndpointsSpec();
            spec.endpoints.hls = List.of(Sample.hls("pull.testott.hls.com/ott/News_1/index.m3u8"));
            spec.endpoints.hls.getFirst().segmentDuration = "10s";
            spec.endpoints.dash = List.of(Sample.dash("pull.testott.hls.com/ott/News_1/index.mpd"));
            spec.endpoints.dash.getFirst().segmentDuration = "10s";
        });
        return new ApprovalCase<>(
                OttChannel.class,
                "spec",
                (resource, secrets) -> OttChannelPlan.change(
                        OttChannelManifest.read(resource, ref -> new Secret(secrets.apply(ref)), Sample::fingerprint),
                        observed,
                        new OttChannelStatus(),
                        Sample.NOW),
                Set.of("spec.allowInterruption", "spec.appName", "spec.channelId", "spec.domain"),
                Set.of("spec.input.sources[0].url", "spec.endpoints.hls[0].encryption.httpHeaders[0].valueSecretRef"));
    }
}
