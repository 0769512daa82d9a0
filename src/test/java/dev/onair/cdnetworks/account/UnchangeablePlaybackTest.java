package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UnchangeablePlaybackTest {
    private static final Optional<PlaybackDetails> RTMP_AND_PLAYER = Optional.of(new PlaybackDetails(
            Optional.of("DF2"),
            Set.of(Bitrate.ORIGIN),
            List.of(new PlaybackUrl(Protocol.RTMP, Bitrate.ORIGIN, false, "rtmp://live.example.com/a/s")),
            Instant.EPOCH));

    private static Optional<String> differing(
            Optional<PlaybackDetails> details, Set<Protocol> protocols, Optional<String> player) {
        return UnchangeablePlayback.differing("p1", details, protocols, player);
    }

    @Test
    void namesProtocolsAndPlayerThatNoCallChanges() {
        assertThat(differing(RTMP_AND_PLAYER, Set.of(Protocol.HLS, Protocol.RTMP), Optional.empty()))
                .hasValueSatisfying(why -> assertThat(why)
                        .startsWith("channel p1 has the protocols [RTMP] and not spec.playback.protocols [RTMP, HLS],")
                        .contains("correct spec.playback.protocols in a new resource"));
        assertThat(differing(RTMP_AND_PLAYER, Set.of(), Optional.of("DF3")))
                .hasValueSatisfying(why -> assertThat(why)
                        .contains("has the playerId \"DF2\" and not spec.playback.playerId \"DF3\"")
                        .contains("correct spec.playback.playerId"));
    }

    @Test
    void whatIsTheSameNotDeclaredOrNotShownIsNoDifference() {
        var nothingShown = Optional.of(new PlaybackDetails(Optional.empty(), Set.of(), List.of(), Instant.EPOCH));

        assertThat(differing(RTMP_AND_PLAYER, Set.of(Protocol.RTMP), Optional.of("DF2")))
                .isEmpty();
        assertThat(differing(RTMP_AND_PLAYER, Set.of(), Optional.empty())).isEmpty();
        assertThat(differing(nothingShown, Set.of(Protocol.HLS), Optional.of("DF2")))
                .isEmpty();
        assertThat(differing(Optional.empty(), Set.of(Protocol.HLS), Optional.of("DF2")))
                .isEmpty();
    }
}
