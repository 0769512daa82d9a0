package dev.onair.cdnetworks.client;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the playback URLs of live channels, pull channels and playback codes. CDNetworks Cloud Live API 2.2, 2.10, 2.14. */
final class PlaybackUrls {

    private PlaybackUrls() {}

    /**
     * All URLs that are configured.
     *
     * @param groups one for each pull protocol
     * @param urlsField what a group calls its URLs
     */
    static List<PlaybackUrl> in(List<Answer> groups, String urlsField) {
        var found = new ArrayList<PlaybackUrl>();
        for (var group : groups) {
            var spelling = group.text("pullProtocol");
            // A protocol that the document does not sell, such as "4" of 2.10.5, cannot be asked for either.
            var protocol = spelling == null ? null : Protocol.of(spelling).orElse(null);
            if (protocol != null) {
                group.listOrNone(urlsField).forEach(urls -> addUrls(protocol, urls, found));
            }
        }
        return found;
    }

    static Set<Protocol> protocols(List<PlaybackUrl> urls) {
        return urls.stream()
                .map(PlaybackUrl::protocol)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Protocol.class)));
    }

    static Set<Bitrate> bitrates(List<PlaybackUrl> urls) {
        return urls.stream()
                .map(PlaybackUrl::bitrate)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Bitrate.class)));
    }

    private static void addUrls(Protocol protocol, Answer urls, List<PlaybackUrl> found) {
        for (var lbhd : List.of(false, true)) {
            for (var bitrate : Bitrate.values()) {
                // An empty text means that the rendition is not configured.
                var url = urls.text(bitrate.urlField(lbhd));
                if (url != null) {
                    found.add(new PlaybackUrl(protocol, bitrate, lbhd, url));
                }
            }
        }
    }
}
