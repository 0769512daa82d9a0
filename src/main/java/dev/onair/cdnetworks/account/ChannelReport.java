package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.ListedChannel;
import dev.onair.common.Bounded;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What was observed of a channel, as far as the statuses of both kinds tell it in the same words: pure. */
public final class ChannelReport {
    private static final int PLAYBACK_URLS = 40;

    private ChannelReport() {}

    /** All but the viewers: whether those are shown depends on the kind. */
    public static void write(ListedChannel entry, Optional<PlaybackDetails> seen, ChannelStatus status) {
        status.pullId = entry.pullId();
        status.createdAt =
                Optional.ofNullable(entry.createdAt()).map(Instant::toString).orElse(status.createdAt);
        seen.ifPresent(details -> {
            status.playbackUrls = details.playbackUrls().stream()
                    .filter(url -> url.url().length() <= Bounded.LINE)
                    .limit(PLAYBACK_URLS)
                    .map(PlaybackAddress::of)
                    .toList();
            status.detailsObservedTime =
                    details.at().truncatedTo(ChronoUnit.SECONDS).toString();
        });
    }

    /** When the details in a status were read; empty when it has none. */
    public static Optional<Instant> detailsReadAt(ChannelStatus status) {
        return Optional.ofNullable(status.detailsObservedTime).map(Instant::parse);
    }
}
