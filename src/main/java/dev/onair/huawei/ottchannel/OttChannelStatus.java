package dev.onair.huawei.ottchannel;

import dev.onair.common.OnairStatus;
import io.fabric8.generator.annotation.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is known of an OTT channel, and what the vendor hides and was therefore noted when it was sent. */
public final class OttChannelStatus extends OnairStatus {
    /** Running or Stopped, as the vendor says. */
    @Size(max = 16) public @Nullable String state;

    /** Where to push to, with RTMP_PUSH; keys in it are left out, the connection Secret has them. */
    @Size(max = 16) public List<IngestUrl> ingestUrls = new ArrayList<>();

    /** The packages under the ids that the vendor gave them. */
    @Size(max = 48) public List<PackageStatus> packages = new ArrayList<>();

    /** How many packages of which kind, such as "HLS 1, DASH 1". */
    @Size(max = 64) public @Nullable String packageSummary;

    /** Signals of advertisements, with spec.monitoring.scte35. */
    public @Nullable Scte35 scte35;

    /** Pipelines and audio tracks, with spec.monitoring.cloudEye. */
    public @Nullable Instances instances;

    /** Keyed fingerprints of the secrets that were last sent, by field. */
    @Size(max = 384) public Map<String, @Size(max = 64) String> sentSecrets = new TreeMap<>();

    /** The calls that the vendor refused while the channel ran: it is stopped for them from then on. */
    @Size(max = 8) public List<@Size(max = 64) String> needStop = new ArrayList<>();

    /** The Secret that the URLs to push to are in. */
    @Size(max = 253) public @Nullable String connectionSecretName;

    /** Packages stay: whose their URLs are is decided by them. */
    @Override
    public void shorten() {
        super.shorten();
        ingestUrls = new ArrayList<>();
    }

    /** One address to push to. */
    public static final class IngestUrl {
        /** The address. */
        @Size(max = 1024) public @Nullable String url;

        /** The bit rate of the stream that belongs there. */
        public @Nullable Integer bitrateBps;
    }

    /** One package. */
    public static final class PackageStatus {
        /** HLS, DASH or MSS. */
        @Size(max = 8) public @Nullable String kind;

        /** The vendor's id. */
        @Size(max = 256) public @Nullable String id;

        /** Where it is played. */
        @Size(max = 1024) public @Nullable String url;
    }

    /** Signals of advertisements (SCTE-35). */
    public static final class Scte35 {
        /** When they were asked for, RFC 3339; the window ends then. */
        @Size(max = 64) public @Nullable String observedTime;

        /** How many came in the window. */
        public @Nullable Integer count;

        /** The last ten of them, the youngest first. */
        @Size(max = 10) public List<Signal> signals = new ArrayList<>();

        /** Why they could not be asked for. */
        @Size(max = 512) public @Nullable String problem;
    }

    /** One signal of an advertisement. */
    public static final class Signal {
        /** The kind of signal, in the vendor's words. */
        @Size(max = 64) public @Nullable String type;

        /** The event's id. */
        public @Nullable Long eventId;

        /** When it takes effect, RFC 3339. */
        @Size(max = 64) public @Nullable String time;

        /** How long it lasts; absent where the signal does not say. */
        public @Nullable Long durationSeconds;

        /** What begins or ends, of a time signal, in the vendor's words. */
        @Size(max = 64) public @Nullable String segmentation;

        /** In which region. */
        @Size(max = 64) public @Nullable String region;
    }

    /** What Cloud Eye has metrics of. */
    public static final class Instances {
        /** When they were asked for, RFC 3339. */
        @Size(max = 64) public @Nullable String observedTime;

        /** The pipelines' ids. */
        @Size(max = 16) public List<@Size(max = 128) String> pipelines = new ArrayList<>();

        /** The audio tracks, as pipeline/track. */
        @Size(max = 64) public List<@Size(max = 256) String> audio = new ArrayList<>();

        /** Why they could not be asked for. */
        @Size(max = 512) public @Nullable String problem;
    }
}
