package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.account.ImmediateFile;
import dev.onair.cdnetworks.account.ImmediateRecordings;
import dev.onair.common.Bounded;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One file that immediate recording left. CDNetworks Cloud Live API 2.26.5, and 2.24.5 where the vendor knows it there too. */
public final class ImmediateRecording {
    /** The file's id at the vendor. */
    @Size(max = 256) public @Nullable String videoId;

    /** Its name. */
    @Size(max = 256) public @Nullable String name;

    /** When the recording began, RFC 3339, where the vendor tells. */
    @Size(max = 64) public @Nullable String startedAt;

    /** Its length in seconds. */
    public @Nullable Long durationSeconds;

    /** Its size in bytes. */
    public @Nullable Long sizeBytes;

    /** Where it is. */
    @Size(max = 1024) public @Nullable String url;

    /** The page to watch it at, where it has one. */
    @Size(max = 1024) public @Nullable String sharePageUrl;

    /** True where that page asks for a password, which only the vendor shows; absent where it asks for none. */
    public @Nullable Boolean passwordProtected;

    /** Puts what is new before what is known, and keeps the last ten: a restarted operator remembers nothing itself. */
    static void add(LiveChannelStatus status, List<ImmediateFile> confirmed) {
        var news = confirmed.stream()
                .filter(file -> status.immediateRecordings.stream()
                        .noneMatch(known -> Objects.equals(known.videoId, file.videoId())))
                .map(ImmediateRecording::of);
        status.immediateRecordings = Stream.concat(news, status.immediateRecordings.stream())
                .limit(ImmediateRecordings.KEPT)
                .toList();
    }

    private static ImmediateRecording of(ImmediateFile file) {
        var shown = new ImmediateRecording();
        shown.videoId = Bounded.text(file.videoId(), Bounded.ID);
        shown.name = bounded(file.name(), Bounded.ID);
        shown.sizeBytes = file.sizeBytes();
        shown.url = bounded(file.url(), Bounded.LINE);
        shown.startedAt =
                Optional.ofNullable(file.startedAt()).map(Object::toString).orElse(null);
        shown.durationSeconds = file.durationSeconds();
        shown.sharePageUrl = bounded(file.sharePageUrl(), Bounded.LINE);
        shown.passwordProtected = file.passwordProtected() ? Boolean.TRUE : null;
        return shown;
    }

    private static @Nullable String bounded(@Nullable String text, int longest) {
        return text == null ? null : Bounded.text(text, longest);
    }
}
