package dev.onair.huawei.ottchannel;

import dev.onair.common.SecretKeyRef;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a channel takes its stream from. Huawei Cloud Media Live API, tables 5-4 to 5-7. */
@ValidationRule(
        value = InputSpec.IS_PUSH + " || (has(self.sources) && size(self.sources) > 0)",
        message = "spec.input.sources is required with FLV_PULL, HLS_PULL and SRT_PULL: name what to pull")
@ValidationRule(
        value = InputSpec.IS_PUSH + " || !has(self.sources) || self.sources.all(s, has(s.url))",
        message = "spec.input.sources: url is required with FLV_PULL, HLS_PULL and SRT_PULL: say where to pull from")
@ValidationRule(
        value = InputSpec.IS_PUSH + " || !has(self.secondarySources) || self.secondarySources.all(s, has(s.url))",
        message = "spec.input.secondarySources: url is required with FLV_PULL, HLS_PULL and SRT_PULL: say where to pull"
                + " from")
@ValidationRule(
        value = "self.protocol != 'RTMP_PUSH' || !has(self.secondarySources)",
        message = "spec.input.secondarySources is not for RTMP_PUSH: take it away, or choose another protocol")
@ValidationRule(
        value = "self.protocol == 'HLS_PULL'"
                + " || ((!has(self.maxBandwidthBps) || self.maxBandwidthBps == 0) && !has(self.scte35Source))",
        message = "spec.input: maxBandwidthBps and scte35Source are for HLS_PULL only: take them away, or choose that"
                + " protocol")
@ValidationRule(
        value = "self.protocol == 'SRT_PUSH'"
                + " || (!has(self.ipWhitelist) && !(has(self.ipPortMode) && self.ipPortMode))",
        message = "spec.input: ipPortMode and ipWhitelist are for SRT_PUSH only: take them away, or choose that"
                + " protocol")
@ValidationRule(
        value =
                "self.protocol == 'SRT_PULL'"
                        + " || ((!has(self.sources) || self.sources.all(s, !has(s.streamId) && (!has(s.latencyMs) || s.latencyMs == 0)))"
                        + " && (!has(self.secondarySources) || self.secondarySources.all(s, !has(s.streamId) && (!has(s.latencyMs) || s.latencyMs == 0))))",
        message = "spec.input: streamId and latencyMs of sources are for SRT_PULL only: take them away, or choose that"
                + " protocol")
@ValidationRule(
        value = "self.protocol in ['SRT_PULL', 'SRT_PUSH']"
                + " || ((!has(self.sources) || self.sources.all(s, !has(s.passphraseSecretRef) && !has(s.keyLengthBytes)))"
                + " && (!has(self.secondarySources)"
                + " || self.secondarySources.all(s, !has(s.passphraseSecretRef) && !has(s.keyLengthBytes))))",
        message = "spec.input: passphraseSecretRef and keyLengthBytes of sources are for SRT only: take them away, or"
                + " choose SRT_PULL or SRT_PUSH")
public final class InputSpec {
    static final String IS_PUSH = "self.protocol in ['RTMP_PUSH', 'SRT_PUSH']";

    /** How the stream comes in, and who calls whom. */
    @Required
    public Protocol protocol = Protocol.RTMP_PUSH;

    /** The primary streams, one for each bit rate. Optional with RTMP_PUSH and SRT_PUSH. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare the streams that it is to have; to have none, create another channel")
    @Size(min = 1, max = 16) public @Nullable List<Source> sources;

    /** The standby streams: as many as the primary ones, with the same codecs and resolutions. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare the streams that it is to have; to have none, create another channel")
    @Size(min = 1, max = 16) public @Nullable List<SecondarySource> secondarySources;

    /** When the standby takes over. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare lossThresholdMs: 2000 and preference: EQUAL, the vendor's defaults")
    public @Nullable Failover failover;

    /** With HLS_PULL: of the renditions that the playlist names, the largest below this is pulled; the largest when absent. */
    @WhenRemoved(value = Effect.KEPT, text = "declare 2147483647 to pull the largest")
    @Min(0) @Max(2_147_483_647) public @Nullable Integer maxBandwidthBps;

    /** With SRT_PUSH: whether encoders push that cannot send a stream id. */
    @WhenRemoved(value = Effect.KEPT, text = "declare false to switch it off")
    public @Nullable Boolean ipPortMode;

    /** With SRT_PUSH: the addresses, or blocks of them, that may push. */
    @WhenRemoved(
            value = Effect.KEPT,
            text = "declare the addresses that may push; to have no list, create another channel")
    @Size(min = 1, max = 64) public @Nullable List<@Size(min = 2, max = 49) @Pattern(Bounds.ADDRESS) String> ipWhitelist;

    /** With HLS_PULL: where SCTE-35 signals of advertisements are taken from. */
    @WhenRemoved(value = Effect.KEPT, text = "to have none, create another channel")
    public @Nullable Scte35Source scte35Source;

    /** Which signals count as the begin of an advertisement. */
    @WhenRemoved(value = Effect.KEPT, text = "declare those that are to count; to have none, create another channel")
    @Size(min = 1, max = 5) public @Nullable List<AdTrigger> adTriggers;

    /** Chooses audio tracks of the input. */
    @WhenRemoved(
            value = Effect.UNDONE,
            text = "every selector is removed, as by an empty list; selectors that were never declared are left alone")
    @Size(max = 8) public @Nullable List<AudioSelectorSpec> audioSelectors;

    /** How a stream comes in. */
    public enum Protocol {
        /** The vendor pulls HTTP-FLV. */
        FLV_PULL,
        /** An encoder pushes RTMP. */
        RTMP_PUSH,
        /** The vendor pulls HLS. */
        HLS_PULL,
        /** The vendor pulls SRT. */
        SRT_PULL,
        /** An encoder pushes SRT. */
        SRT_PUSH
    }

    /** Where SCTE-35 signals are taken from. */
    public enum Scte35Source {
        /** The segments. */
        SEGMENTS
    }

    /** A signal of an advertisement. */
    public enum AdTrigger {
        SpliceInsert,
        ProviderAdvertisement,
        DistributorAdvertisement,
        ProviderPlacementOpportunity,
        DistributorPlacementOpportunity
    }

    /** One standby stream. Huawei Cloud Media Live API, table 5-6. */
    public static class SecondarySource {
        /** Where the vendor pulls from; with a pushed input it is sent, and never shown again. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Size(min = 1, max = 1024) @Pattern(Bounds.URL) public @Nullable String url;

        /** Where else it pulls from. */
        @WhenRemoved(value = Effect.KEPT, text = "declare others; to have none, create another channel")
        @Size(min = 1, max = 8) public @Nullable List<@Size(min = 1, max = 1024) @Pattern(Bounds.URL) String> backupUrls;

        /** The bit rate; required where nothing is transcoded. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Min(1) @Max(Bounds.BITRATE) public @Nullable Integer bitrateBps;

        /** The width in pixels. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 0 for none")
        @Min(0) @Max(4096) public @Nullable Integer width;

        /** The height in pixels. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 0 for none")
        @Min(0) @Max(2160) public @Nullable Integer height;

        /** Whether bitrateBps overrides the bit rate that the stream has; false when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare false to switch it off")
        public @Nullable Boolean fixedBitrate;

        /** With SRT: the passphrase that the stream is encrypted with. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one; to have none, create another channel")
        public @Nullable SecretKeyRef passphraseSecretRef;

        /** With SRT_PULL: the stream to ask for. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Size(min = 1, max = 512) public @Nullable String streamId;

        /** With SRT_PULL: the latency in milliseconds. */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Min(0) @Max(2_147_483_647) public @Nullable Integer latencyMs;

        /** With SRT: the length of the AES key, 16 (AES-128), 24 (AES-192) or 32 (AES-256). */
        @WhenRemoved(value = Effect.KEPT, text = "declare another one")
        @Min(16) @Max(32) @ValidationRule(
                value = "self in [16, 24, 32]",
                message = "keyLengthBytes of a source is 16, 24 or 32, for AES-128, AES-192 or AES-256")
        public @Nullable Integer keyLengthBytes;
    }

    /** One primary stream. Huawei Cloud Media Live API, table 5-5. */
    public static final class Source extends SecondarySource {
        /** Whether snapshots are taken of this stream. */
        @WhenRemoved(value = Effect.KEPT, text = "declare false to switch it off")
        public @Nullable Boolean snapshot;
    }

    /** When the standby takes over. Huawei Cloud Media Live API, table 5-7. */
    public static final class Failover {
        /** After so many milliseconds without a stream; 2000 when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare 2000, the vendor's default")
        @Min(0) @Max(3_600_000) public @Nullable Integer lossThresholdMs;

        /** Whether the primary stream takes over again once it is back; EQUAL when absent. */
        @WhenRemoved(value = Effect.KEPT, text = "declare EQUAL, the vendor's default")
        public @Nullable Preference preference;
    }

    /** Which stream has precedence. */
    public enum Preference {
        /** The primary one, as soon as it is back. */
        PRIMARY,
        /** The one that is on air stays. */
        EQUAL
    }
}
