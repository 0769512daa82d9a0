package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.RecordFile;
import dev.onair.cdnetworks.client.RecordedFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that immediate recording left: as the notice has it, which alone has its link (2.26.5), with what 2.24 adds where the
 * vendor knows the file by that call too.
 *
 * @param passwordProtected whether its page asks viewers for a password
 */
public record ImmediateFile(
        String videoId,
        @Nullable String name,
        @Nullable Instant startedAt,
        @Nullable Long sizeBytes,
        @Nullable Long durationSeconds,
        @Nullable String url,
        @Nullable String sharePageUrl,
        boolean passwordProtected) {

    static ImmediateFile of(String videoId, RecordedFile told, Optional<RecordFile> page) {
        return new ImmediateFile(
                videoId,
                page.map(RecordFile::videoName)
                        .or(() -> Optional.ofNullable(told.name()))
                        .orElse(null),
                page.map(RecordFile::startedAt).orElse(null),
                told.sizeBytes(),
                page.map(RecordFile::durationSeconds)
                        .or(() -> Optional.ofNullable(told.durationSeconds()))
                        .orElse(null),
                link(told.url()),
                page.map(RecordFile::sharePageUrl).orElse(null),
                page.map(RecordFile::password).filter(Objects::nonNull).isPresent());
    }

    /** A stranger's text is shown as a link only where it is one. */
    private static @Nullable String link(@Nullable String text) {
        try {
            var scheme = text == null ? null : new URI(text).getScheme();
            return "https".equals(scheme) || "http".equals(scheme) ? text : null;
        } catch (URISyntaxException noLink) {
            return null;
        }
    }
}
