package dev.onair.cdnetworks.account;

import dev.onair.account.Sighting;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ConfiguredChannel;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.engine.Kept;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What only a channel's details show (2.2, 2.14).
 *
 * @param at how old that is
 */
public record PlaybackDetails(
        Optional<String> playerId, Set<Bitrate> bitrates, List<PlaybackUrl> playbackUrls, Instant at) {
    /**
     * Whether somebody may watch what an edit to these bit rates would take away.
     *
     * @param details as far as they were read
     * @param bitrates what is sent; nothing is changed where it is empty
     */
    public static boolean losesRenditions(Optional<PlaybackDetails> details, Set<Bitrate> bitrates) {
        return !bitrates.isEmpty()
                && details.filter(known -> !bitrates.containsAll(known.bitrates()))
                        .isPresent();
    }

    /** What a channel keeps of the bit rates that its manifest says no more; the origin's alone is what saying nothing means. */
    public static Kept kept(Optional<PlaybackDetails> details) {
        return details.<Kept>map(known -> known.bitrates().equals(Set.of(Bitrate.ORIGIN))
                        ? new Kept.Nothing()
                        : new Kept.Value(new TreeSet<>(known.bitrates())
                                .stream().map(Bitrate::word).collect(Collectors.joining(", ", "[", "]"))))
                .orElseGet(Kept.NotRead::new);
    }

    static PlaybackDetails of(Sighting<? extends ConfiguredChannel> seen) {
        var details = seen.entry();
        return new PlaybackDetails(
                Optional.ofNullable(details.playerId()), details.bitrates(), details.playbackUrls(), seen.seenAt());
    }
}
