package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveChannelManifestTest {
    @Test
    void takesTheResourcesNameWhereNoneIsDeclared() {
        assertThat(Sample.desired(spec -> {}).channelName()).isEqualTo("sample1");
        assertThat(Sample.desired(spec -> spec.channelName = "evening").channelName())
                .isEqualTo("evening");
    }

    @Test
    void leavesEmptyWhatIsNotDeclared() {
        var desired = Sample.desired(spec -> {});

        assertThat(desired.protocols()).isEmpty();
        assertThat(desired.bitrates()).isEmpty();
        assertThat(List.of(
                        desired.playerId(),
                        desired.directoryId(),
                        desired.immediateRecording(),
                        desired.verification(),
                        desired.whiteboard(),
                        desired.scenario(),
                        desired.ban(),
                        desired.pushUrlValidFor(),
                        desired.playbackCode(),
                        desired.connectionSecretName()))
                .allMatch(Optional::isEmpty);
        assertThat(desired.pushKeyRevision()).isZero();
        assertThat(desired.sharePage()).isFalse();
        assertThat(desired.banPolicy()).isEqualTo(LiveChannelSpec.BanPolicy.Ignore);
    }

    @Test
    void doesNotCareForOrder() {
        var one = Sample.desired(spec -> {
            spec.playback.bitrates = List.of(Bitrate.SD, Bitrate.HIGH);
            spec.playback.protocols = List.of(Protocol.HLS, Protocol.RTMP);
        });
        var other = Sample.desired(spec -> {
            spec.playback.bitrates = List.of(Bitrate.HIGH, Bitrate.SD);
            spec.playback.protocols = List.of(Protocol.RTMP, Protocol.HLS);
        });

        assertThat(one).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T20:00:00+08:00, 2026-11-21T12:00:00Z",
        "2026-11-21T12:00:00Z, 2026-11-21T12:00:00Z",
        "2026-11-21T12:00:00.5Z, 2026-11-21T12:00:00.5Z"
    })
    void readsTheEndOfABan(String text, Instant until) {
        var ban = Sample.desired(spec -> {
                    spec.ban = new LiveChannelSpec.Ban();
                    spec.ban.until = text;
                })
                .ban()
                .orElseThrow();

        assertThat(ban.until()).contains(until);
        assertThat(ban.holdsAt(until.minusMillis(1))).isTrue();
        assertThat(ban.holdsAt(until)).isFalse();
    }

    @Test
    void saysWhichTimeDoesNotExist() {
        assertThatThrownBy(() -> Sample.desired(spec -> {
                    spec.ban = new LiveChannelSpec.Ban();
                    spec.ban.until = "2026-02-30T12:00:00Z";
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spec.ban.until \"2026-02-30T12:00:00Z\"")
                .hasMessageContaining("RFC 3339");
    }

    @Test
    void readsAValidity() {
        assertThat(Sample.desired(spec -> {
                            spec.pushAuth = new LiveChannelSpec.PushAuth();
                            spec.pushAuth.validFor = "90m";
                        })
                        .pushUrlValidFor())
                .contains(Duration.ofMinutes(90));
    }

    @Test
    void showsNoVerificationString() {
        var desired = Sample.desired(spec -> {}, Optional.of("the word"));

        assertThat(desired.toString()).doesNotContain("the word");
        assertThat(desired.verification()).get().satisfies(verification -> {
            assertThat(verification.hash()).hasSize(32);
            assertThat(verification.hash()).isNotEqualTo(Hash.keyed("another key", "the word"));
        });
    }
}
