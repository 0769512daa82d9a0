package dev.onair.cdnetworks.forwardtask;

import dev.onair.cdnetworks.client.CodingParams;
import dev.onair.cdnetworks.client.ForwardTaskState;
import dev.onair.cdnetworks.client.ForwardTaskStatus;
import dev.onair.http.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A manifest and the task that it declares, as the document's examples in 2.27 and 2.29 have them. */
final class Sample {
    static final String PULL_ID = "5fc304b8ed704e0fb0a415d613f5811b";
    static final String TASK_ID = "f3eab758016e100012febb9700000000";
    static final String KEY = "planted-stream-key-de9e8c68";
    static final String URL = "rtmp://livepush.ovptest.haplat.net/live/" + KEY;
    static final String SECRET_KEY = "0123456789abcdef0123456789abcdef";
    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private Sample() {}

    static ForwardTaskSpec spec(Consumer<ForwardTaskSpec> edit) {
        var spec = new ForwardTaskSpec();
        spec.pullId = PULL_ID;
        spec.destinationUrl = URL;
        edit.accept(spec);
        return spec;
    }

    static ForwardTaskDesired desired(Consumer<ForwardTaskSpec> edit) {
        var spec = spec(edit);
        return ForwardTaskManifest.read(
                spec,
                String.valueOf(spec.pullId),
                Optional.ofNullable(spec.destinationUrl)
                        .map(url -> ForwardTaskManifest.destination(url, SECRET_KEY, "spec.destinationUrl")),
                Optional.empty());
    }

    static ForwardTaskSpec.Transcode transcode() {
        var transcode = new ForwardTaskSpec.Transcode();
        transcode.bitrateKbps = 1200;
        transcode.resolution = "420x720";
        transcode.frameRate = 25;
        transcode.videoCodec = CodingParams.VideoCodec.LIBX264;
        transcode.audioCodec = CodingParams.AudioCodec.LIBMP3LAME;
        transcode.watermark = new ForwardTaskSpec.Watermark();
        transcode.watermark.imageUrl = "https://www.example.com/logo.png";
        transcode.watermark.position = CodingParams.WatermarkPosition.TOP_CENTER;
        return transcode;
    }

    /** What a list shows; every setter answers a changed copy. */
    record Task(
            @Nullable String pullId,
            @Nullable ForwardTaskStatus status,
            @Nullable String url,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Instant createdAt,
            @Nullable CodingParams coding) {

        static Task running() {
            return new Task(PULL_ID, ForwardTaskStatus.PROCESSING, URL, null, null, NOW, null);
        }

        Task in(@Nullable ForwardTaskStatus other) {
            return new Task(pullId, other, url, start, end, createdAt, coding);
        }

        Task of(@Nullable String otherChannel) {
            return new Task(otherChannel, status, url, start, end, createdAt, coding);
        }

        Task to(@Nullable String otherUrl) {
            return new Task(pullId, status, otherUrl, start, end, createdAt, coding);
        }

        Task from(@Nullable Instant otherStart) {
            return new Task(pullId, status, url, otherStart, end, createdAt, coding);
        }

        Task until(@Nullable Instant otherEnd) {
            return new Task(pullId, status, url, start, otherEnd, createdAt, coding);
        }

        Task madeAt(@Nullable Instant time) {
            return new Task(pullId, status, url, start, end, time, coding);
        }

        Task coded(@Nullable CodingParams other) {
            return new Task(pullId, status, url, start, end, createdAt, other);
        }

        ForwardTaskState state() {
            return new ForwardTaskState(
                    TASK_ID,
                    pullId,
                    status,
                    url == null ? null : new Secret(url),
                    start,
                    end,
                    null,
                    createdAt,
                    "ovptest",
                    coding);
        }

        ForwardTaskObserved.Shown shown() {
            return ForwardTaskObserved.Shown.of(state());
        }
    }
}
