package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.ImmediateRecordings;
import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.common.Bounded;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One file that immediate recording left. CDNetworks Cloud Live API 2.24.5. */
public final class ImmediateRecording {
    /** The file's id at the vendor. */
    @Size(max = 256) public @Nullable String videoId;

    /** Its name. */
    @Size(max = 256) public @Nullable String name;

    /** When the recording began, RFC 3339. */
    @Size(max = 64) public @Nullable String startedAt;

    /** Its length in seconds. */
    public @Nullable Long durationSeconds;

    /** The page to watch it at. */
    @Size(max = 1024) public @Nullable String sharePageUrl;

    /** Puts what is new before what is known, and keeps the last ten: a restarted operator remembers nothing itself. */
    static void add(LiveChannelStatus status, List<RecordFile> confirmed) {
        var news = confirmed.stream()
                .filter(file -> status.immediateRecordings.stream()
                        .noneMatch(known -> Objects.equals(known.videoId, file.videoId())))
                .map(ImmediateRecording::of);
        status.immediateRecordings = Stream.concat(news, status.immediateRecordings.stream())
                .limit(ImmediateRecordings.KEPT)
                .toList();
    }

    private static ImmediateRecording of(RecordFile file) {
        var shown = new ImmediateRecording();
        shown.videoId = Bounded.text(file.videoId(), Bounded.ID);
        shown.name = bounded(file.videoName(), Bounded.ID);
        shown.startedAt =
                Optional.ofNullable(file.startedAt()).map(Object::toString).orElse(null);
        shown.durationSeconds = file.durationSeconds();
        shown.sharePageUrl = bounded(file.sharePageUrl(), Bounded.LINE);
        return shown;
    }

    private static @Nullable String bounded(@Nullable String text, int longest) {
        return text == null ? null : Bounded.text(text, longest);
    }
}
