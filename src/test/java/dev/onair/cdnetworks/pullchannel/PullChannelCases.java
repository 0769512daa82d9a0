package dev.onair.cdnetworks.pullchannel;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.ApprovalCase;
import dev.onair.engine.PlanCase;
import dev.onair.http.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** PullChannels to plan for, as a benchmark wants them. */
public final class PullChannelCases {
    private PullChannelCases() {}

    /** What the examples declare. */
    public static PlanCase typical() {
        return of(spec -> spec.playback.protocols = List.of(Protocol.RTMP, Protocol.HLS), Sample.Seen.plain());
    }

    /** All that can be declared, all bit rates, and an origin with a long path. */
    public static PlanCase large() {
        var origin = Sample.SOURCE + "/" + "segment/".repeat(100);
        return of(
                spec -> {
                    spec.channelName = "sample1";
                    spec.source.url = origin;
                    spec.playback.protocols = List.of(Protocol.values());
                    spec.playback.bitrates = List.of(Bitrate.values());
                    spec.playback.playerId = "DF2DAF233DDA1";
                },
                Sample.Seen.plain().from(origin).in(Set.of(Bitrate.values())));
    }

    private static PullChannelDesired desired(Consumer<PullChannelSpec> spec) {
        var resource = PlanCase.watched(Sample.manifest(spec), PullChannel.class);
        var url = Objects.requireNonNull(resource.getSpec().source.url);
        return PullChannelDesired.of(resource, new SourceUrl(new Secret(url), false), Signing.WS3);
    }

    private static PlanCase of(Consumer<PullChannelSpec> spec, Sample.Seen seen) {
        var desired = desired(spec);
        var renamed = desired(spec.andThen(edited -> edited.channelName = "evening"));
        var observed = seen.observed();
        return new PlanCase(
                Serialization.asJson(Sample.manifest(spec)),
                () -> PullChannelPlan.change(desired, observed),
                () -> PullChannelPlan.change(renamed, observed));
    }

    /** The plan of one that is not there yet. */
    public static ApprovalCase<PullChannel> approval() {
        return new ApprovalCase<>(
                PullChannel.class,
                "spec",
                (resource, secrets) -> PullChannelPlan.create(read(resource, secrets)),
                Set.of(),
                Set.of("spec.source.urlSecretRef"));
    }

    /** The plan of one that is there, with nothing as it is declared. */
    public static ApprovalCase<PullChannel> editApproval() {
        var observed = Sample.Seen.plain()
                .by(Protocol.RTMP)
                .in(Set.of(Bitrate.ULTRA_HIGH))
                .observed();
        return new ApprovalCase<>(
                PullChannel.class,
                "spec",
                (resource, secrets) -> PullChannelPlan.change(read(resource, secrets), observed),
                Set.of("spec.playbackDomain", "spec.playback.protocols", "spec.playback.playerId"),
                Set.of("spec.source.urlSecretRef"));
    }

    private static PullChannelDesired read(PullChannel resource, Function<SecretKeyRef, String> secrets) {
        var url = secrets.apply(Objects.requireNonNull(resource.getSpec().source.urlSecretRef));
        return PullChannelDesired.of(resource, new SourceUrl(new Secret(url), true), Signing.WS3);
    }
}
