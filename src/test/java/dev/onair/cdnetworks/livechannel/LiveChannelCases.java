package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.PlaybackAddress;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.SecretKeyRef;
import dev.onair.engine.ApprovalCase;
import dev.onair.engine.PlanCase;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** LiveChannels to plan for, as a benchmark wants them. */
public final class LiveChannelCases {
    private static final String DIRECTORY = "3305056c015c10008edfd86f00000000";
    private static final String SCENARIO = "studio";
    private static final String CHECK = "a-verification-string";

    private LiveChannelCases() {}

    /** What the examples declare. */
    public static PlanCase typical() {
        Consumer<LiveChannelSpec> spec = edited -> {
            edited.playback.protocols = List.of(Protocol.RTMP, Protocol.HLS);
            edited.connectionSecretName = "sample1-push";
        };
        return of(spec, Sample.Channel.plain(), new LiveChannelStatus(), Optional.empty());
    }

    /** All that can be declared, all bit rates and a playback code; all of it was sent. */
    public static PlanCase large() {
        var memory = new LiveChannelStatus();
        memory.sent = new LiveChannelStatus.Sent();
        memory.sent.verificationHash =
                LiveChannelManifest.verification(CHECK, Sample.SECRET_KEY).hash();
        memory.sent.whiteboardEnabled = true;
        memory.sent.pushAuthValidFor = LiveChannelPlan.sentForm(Duration.ofHours(2));
        memory.sharePageUrl = "https://share.example.com/sample1";
        memory.playbackUrls = addresses();
        var seen = Sample.Channel.plain()
                .recordedTo(DIRECTORY)
                .of(SCENARIO)
                .in(Set.of(Bitrate.values()))
                .signedAt(1_501_575_822, "324689a56b0f7c3f9179014522ed5bbc");
        // The plan alone knows the hash that it compares the playback code by.
        memory.playbackCodeHash = LiveChannelPlan.change(
                        Sample.desired(LiveChannelCases::all, Optional.of(CHECK)), seen.observed(), memory, Sample.NOW)
                .changes()
                .stream()
                .map(change -> change.command())
                .filter(LiveChannelCommand.FetchPlaybackCode.class::isInstance)
                .map(command -> ((LiveChannelCommand.FetchPlaybackCode) command).hash())
                .findFirst()
                .orElseThrow();
        return of(LiveChannelCases::all, seen, memory, Optional.of(CHECK));
    }

    private static void all(LiveChannelSpec spec) {
        spec.channelName = "sample1";
        spec.playback.protocols = List.of(Protocol.values());
        spec.playback.bitrates = List.of(Bitrate.values());
        spec.recording = new LiveChannelSpec.Recording();
        spec.recording.directoryId = DIRECTORY;
        spec.recording.immediate = true;
        spec.verificationSecretRef = SecretKeyRef.of("studio", "check");
        spec.whiteboard = new LiveChannelSpec.Whiteboard();
        spec.whiteboard.enabled = true;
        spec.scenario = SCENARIO;
        spec.pushAuth = new LiveChannelSpec.PushAuth();
        spec.pushAuth.validFor = "2h";
        spec.playbackCode = new LiveChannelSpec.PlaybackCode();
        spec.playbackCode.configMapName = "player";
        spec.playbackCode.playerSize = "1280*720";
        spec.playbackCode.types = List.of(LiveChannelSpec.CodeType.values());
        spec.sharePage = true;
    }

    private static List<PlaybackAddress> addresses() {
        var addresses = new ArrayList<PlaybackAddress>();
        for (var protocol : Protocol.values()) {
            for (var bitrate : Bitrate.values()) {
                var address = new PlaybackAddress();
                address.protocol = protocol;
                address.bitrate = bitrate;
                address.url = "rtmp://live.ovptest.haplat.net/test1/" + Sample.STREAM + bitrate.urlSuffix();
                addresses.add(address);
            }
        }
        return addresses;
    }

    private static LiveChannelDesired desired(Consumer<LiveChannelSpec> spec, Optional<String> verification) {
        return LiveChannelManifest.read(
                PlanCase.watched(Sample.manifest(spec), LiveChannel.class),
                verification.map(value -> LiveChannelManifest.verification(value, Sample.SECRET_KEY)),
                Optional.empty(),
                false,
                Signing.WS3);
    }

    private static PlanCase of(
            Consumer<LiveChannelSpec> spec,
            Sample.Channel seen,
            LiveChannelStatus memory,
            Optional<String> verification) {
        var desired = desired(spec, verification);
        var renamed = desired(spec.andThen(edited -> edited.channelName = "evening"), verification);
        var observed = seen.observed();
        return new PlanCase(
                Serialization.asJson(Sample.manifest(spec)),
                () -> LiveChannelPlan.change(desired, observed, memory, Sample.NOW),
                () -> LiveChannelPlan.change(renamed, observed, memory, Sample.NOW));
    }

    /** The plan of one that is not there yet. */
    public static ApprovalCase<LiveChannel> approval() {
        return new ApprovalCase<>(
                LiveChannel.class,
                "spec",
                (resource, secrets) -> LiveChannelPlan.create(read(resource, secrets)),
                Set.of(
                        "spec.pushAuth",
                        "spec.pushKeyRevision",
                        "spec.disconnectRevision",
                        "spec.playbackCode",
                        "spec.sharePage",
                        "spec.connectionSecretName"),
                Set.of("spec.verificationSecretRef"));
    }

    /** The plan of one that is there, with nothing as it is declared. */
    public static ApprovalCase<LiveChannel> editApproval() {
        var observed = Sample.Channel.plain().in(Set.of(Bitrate.ULTRA_HIGH)).observed();
        var memory = new LiveChannelStatus();
        memory.pushKeyRevision = 0;
        memory.disconnectRevision = 0;
        return new ApprovalCase<>(
                LiveChannel.class,
                "spec",
                (resource, secrets) -> LiveChannelPlan.change(read(resource, secrets), observed, memory, Sample.NOW),
                Set.of(
                        "spec.pushDomain",
                        "spec.application",
                        "spec.playback.protocols",
                        "spec.playback.playerId",
                        "spec.playbackCode",
                        "spec.sharePage",
                        "spec.connectionSecretName"),
                Set.of("spec.verificationSecretRef"));
    }

    private static LiveChannelDesired read(LiveChannel resource, Function<SecretKeyRef, String> secrets) {
        return LiveChannelManifest.read(
                resource,
                Optional.ofNullable(resource.getSpec().verificationSecretRef)
                        .map(secrets)
                        .map(value -> LiveChannelManifest.verification(value, Sample.SECRET_KEY)),
                Optional.empty(),
                false,
                Signing.WS3);
    }
}
