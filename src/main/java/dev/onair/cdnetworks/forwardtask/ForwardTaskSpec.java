package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.account.ChannelRef;
import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.common.Names;
import dev.onair.common.OnairSpec;
import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** What a manifest says of a forward task. Bounds are those of CDNetworks Cloud Live API 2.27.3. */
@ValidationRule(
        value = "has(self.channelRef) != has(self.pullId)",
        message = "spec.channelRef and spec.pullId: set exactly one of them, to say which channel is relayed")
@ValidationRule(
        value = "has(self.destinationUrl) != has(self.destinationSecretRef)",
        message = "spec.destinationUrl and spec.destinationSecretRef: set exactly one of them, to say where to")
@ValidationRule(
        value = "!has(self.start) || !has(self.end) || self.end - self.start >= duration('5m')",
        message = "spec.end lies at least 5 minutes after spec.start: choose a later end")
@ValidationRule(
        value = OnairSpec.SAME_ACCOUNT,
        message = "spec.accountRef is immutable: a forward task cannot move between accounts" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = ChannelRef.SAME_CHANNEL,
        message = "spec.channelRef is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.pullId) == has(oldSelf.pullId) && (!has(self.pullId) || self.pullId == oldSelf.pullId)",
        message = "spec.pullId is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.destinationUrl) == has(oldSelf.destinationUrl)"
                + " && (!has(self.destinationUrl) || self.destinationUrl == oldSelf.destinationUrl)",
        message = "spec.destinationUrl is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.destinationSecretRef) == has(oldSelf.destinationSecretRef)"
                + " && (!has(self.destinationSecretRef) || self.destinationSecretRef == oldSelf.destinationSecretRef)",
        message = "spec.destinationSecretRef is immutable: the vendor cannot change a forward task"
                + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.start) == has(oldSelf.start) && (!has(self.start) || self.start == oldSelf.start)",
        message = "spec.start is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.end) == has(oldSelf.end) && (!has(self.end) || self.end == oldSelf.end)",
        message = "spec.end is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.transcode) == has(oldSelf.transcode) && (!has(self.transcode) || ("
                + "has(self.transcode.bitrateKbps) == has(oldSelf.transcode.bitrateKbps)"
                + " && (!has(self.transcode.bitrateKbps) || self.transcode.bitrateKbps == oldSelf.transcode.bitrateKbps)"
                + " && has(self.transcode.resolution) == has(oldSelf.transcode.resolution)"
                + " && (!has(self.transcode.resolution) || self.transcode.resolution == oldSelf.transcode.resolution)"
                + " && has(self.transcode.frameRate) == has(oldSelf.transcode.frameRate)"
                + " && (!has(self.transcode.frameRate) || self.transcode.frameRate == oldSelf.transcode.frameRate)"
                + " && has(self.transcode.watermark) == has(oldSelf.transcode.watermark)"
                + " && (!has(self.transcode.watermark) || self.transcode.watermark == oldSelf.transcode.watermark)"
                + " && (has(self.transcode.videoCodec) && has(oldSelf.transcode.videoCodec) ? self.transcode.videoCodec == oldSelf.transcode.videoCodec"
                + " : (!has(self.transcode.videoCodec) || self.transcode.videoCodec == 'libx264')"
                + " && (!has(oldSelf.transcode.videoCodec) || oldSelf.transcode.videoCodec == 'libx264'))"
                + " && (has(self.transcode.audioCodec) && has(oldSelf.transcode.audioCodec) ? self.transcode.audioCodec == oldSelf.transcode.audioCodec"
                + " : (!has(self.transcode.audioCodec) || self.transcode.audioCodec == 'libfaac')"
                + " && (!has(oldSelf.transcode.audioCodec) || oldSelf.transcode.audioCodec == 'libfaac'))"
                + "))",
        message = "spec.transcode is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
@ValidationRule(
        value = "has(self.notifyUrl) == has(oldSelf.notifyUrl)"
                + " && (!has(self.notifyUrl) || self.notifyUrl == oldSelf.notifyUrl)",
        message = "spec.notifyUrl is immutable: the vendor cannot change a forward task" + ForwardTaskSpec.WAY_OUT)
public final class ForwardTaskSpec extends OnairSpec {
    static final String WAY_OUT = ". Delete this resource, which ends the relay, and create another";

    /**
     * What stands before a stream key, and the key: visible ASCII, and a host that can be told without the rest. Some platforms
     * want user and password before it, some have a host with an underscore.
     */
    static final String RTMP_URL =
            "^rtmp://(?:[!-.0-?A-~]+@)?([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\])(:[0-9]{1,5})?/[!-~]+$";

    private static final String HTTP_URL = "^https?://[A-Za-z0-9\\[][!-~]*$";
    private static final String TIME =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";

    /** The channel whose stream is relayed; this or pullId. Immutable. */
    public @Nullable ChannelRef channelRef;

    /** The vendor's id of the channel whose stream is relayed, if no resource declares it. Immutable. */
    @Size(min = 1, max = 64) @Pattern("^[A-Za-z0-9]+$") public @Nullable String pullId;

    /**
     * Where the stream is pushed to: an RTMP URL with the stream key in it. Whoever may read this resource reads the key;
     * destinationSecretRef keeps it from them. Immutable.
     */
    @Size(min = 9, max = 1024) @ValidationRule(
            value = "self.matches(r'" + RTMP_URL + "')",
            message = "spec.destinationUrl is no RTMP URL: write rtmp://HOST/APPLICATION/KEY")
    public @Nullable String destinationUrl;

    /** The Secret with such a URL. Immutable. */
    public @Nullable SecretKeyRef destinationSecretRef;

    /** When the relay starts, RFC 3339; at once when absent or past. Immutable. */
    @Size(min = 20, max = 40) @Pattern(TIME) public @Nullable String start;

    /**
     * When the relay ends, RFC 3339, at least 5 minutes after its start and its creation; when this resource is deleted when
     * absent. Immutable.
     */
    @Size(min = 20, max = 40) @Pattern(TIME) public @Nullable String end;

    /** How the relayed stream is transcoded; as it comes when absent. Immutable. */
    public @Nullable Transcode transcode;

    /** Who is told of each change of phase by POST. Immutable. */
    @Size(min = 8, max = 1024) @Pattern(HTTP_URL) public @Nullable String notifyUrl;

    /** How long this resource stays once its task is over, such as 7d; for ever when absent. */
    @WhenRemoved(value = Effect.LOCAL, text = "this resource stays for ever")
    @Size(min = 2, max = 9) @Pattern(Names.DURATION) public @Nullable String ttlAfterFinished;

    /** How a relayed stream is transcoded; what is absent stays as it is. */
    @ValidationRule(
            value = "!has(self.watermark) || !has(self.videoCodec) || self.videoCodec == 'libx264'",
            message = "spec.transcode.videoCodec has to be libx264, or absent, where there is a watermark")
    public static final class Transcode {
        /** Picture and sound together, in kbit/s. */
        @Min(1) @Max(1_000_000) public @Nullable Integer bitrateKbps;

        /** Width x height in pixels, such as 420x720. */
        @Size(min = 3, max = 11) @Pattern("^[1-9][0-9]{0,4}x[1-9][0-9]{0,4}$") public @Nullable String resolution;

        /** Pictures a second. */
        @Min(1) @Max(1_000) public @Nullable Integer frameRate;

        /** What the picture is encoded with; the vendor's default is libx264. */
        public CodingParams.@Nullable VideoCodec videoCodec;

        /** What the sound is encoded with; the vendor's default is libfaac. */
        public CodingParams.@Nullable AudioCodec audioCodec;

        /** A picture over the picture; it needs libx264. */
        public @Nullable Watermark watermark;
    }

    /** A picture over the picture. */
    public static final class Watermark {
        /** Where the vendor finds the picture. */
        @Required
        @Size(min = 8, max = 1024) @Pattern(HTTP_URL) public String imageUrl = "";

        /** Where it is put. */
        @Required
        public CodingParams.WatermarkPosition position = CodingParams.WatermarkPosition.TOP_RIGHT;
    }
}
