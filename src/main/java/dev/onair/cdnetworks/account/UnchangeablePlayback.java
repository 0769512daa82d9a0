package dev.onair.cdnetworks.account;

import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.Protocol;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What no call changes of how a channel is played, so that one which is adopted must have it already. What the details do not
 * show is not compared. CDNetworks Cloud Live API 2.9.3, 2.13.3. Pure.
 */
public final class UnchangeablePlayback {
    private UnchangeablePlayback() {}

    /**
     * Why no call leads to what is declared.
     *
     * @param protocols as declared; empty where they are not
     * @param playerId as declared
     */
    public static Optional<String> differing(
            String pullId, Optional<PlaybackDetails> details, Set<Protocol> protocols, Optional<String> playerId) {
        return details.flatMap(known -> protocols(pullId, known, protocols).or(() -> player(pullId, known, playerId)));
    }

    private static Optional<String> protocols(String pullId, PlaybackDetails details, Set<Protocol> declared) {
        var shown = details.playbackUrls().stream().map(PlaybackUrl::protocol).collect(Collectors.toSet());
        return declared.isEmpty() || shown.isEmpty() || shown.equals(declared)
                ? Optional.empty()
                : Optional.of(different(pullId, "protocols " + names(shown), "protocols " + names(declared)));
    }

    private static Optional<String> player(String pullId, PlaybackDetails details, Optional<String> declared) {
        return details.playerId()
                .filter(shown ->
                        declared.filter(wanted -> !wanted.equals(shown)).isPresent())
                .map(shown ->
                        different(pullId, "playerId \"" + shown + "\"", "playerId \"" + declared.orElse("") + "\""));
    }

    private static String different(String pullId, String shown, String declared) {
        var field = "spec.playback." + declared.split(" ", 2)[0];
        return "channel " + pullId + " has the " + shown + " and not spec.playback." + declared
                + ", which the vendor cannot change: correct " + field + " in a new resource, or adopt another channel";
    }

    private static String names(Collection<Protocol> protocols) {
        return new TreeSet<>(protocols).stream().map(Enum::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
