package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.Sample.Channel.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.PlaybackDetails;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.Protocol;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveChannelReportTest {
    private final LiveChannelStatus status = new LiveChannelStatus();

    private static LiveChannelObserved watchedBy(LiveChannelObserved observed, long viewers) {
        return new LiveChannelObserved(observed.entry(), observed.details(), OptionalLong.of(viewers));
    }

    @ParameterizedTest
    @CsvSource({"LIVE, Live, 7", "IDLE, Idle, ", "BANNED, Banned, "})
    void tellsStateAndViewers(ChannelState state, String word, Long viewers) {
        LiveChannelReport.write(
                Sample.desired(spec -> {}), watchedBy(plain().in(state).observed(), 7), status);

        assertThat(status.state).isEqualTo(word);
        assertThat(status.viewers).isEqualTo(viewers);
        assertThat(status.pullId).isEqualTo(Sample.PULL_ID);
        assertThat(status.createdAt).isEqualTo("2021-08-01T07:02:46Z");
    }

    @Test
    void beginsToCountRevisionsWithWhatIsDeclaredFirst() {
        LiveChannelReport.write(Sample.desired(spec -> spec.pushKeyRevision = 7), plain().observed(), status);
        LiveChannelReport.write(Sample.desired(spec -> spec.pushKeyRevision = 8), plain().observed(), status);

        assertThat(status.pushKeyRevision).isEqualTo(7);
        assertThat(status.disconnectRevision).isZero();
    }

    @Test
    void keepsWhatTheDetailsToldUntilTheyAreReadAgain() {
        var url = new PlaybackUrl(Protocol.HLS, Bitrate.SD, false, "http://live/x_1200/playlist.m3u8");
        var detailed = new LiveChannelObserved(
                plain().observed().entry(),
                Optional.of(new PlaybackDetails(
                        Optional.empty(), Set.of(Bitrate.SD), List.of(url), Instant.parse("2026-11-21T11:59:59.9Z"))),
                OptionalLong.empty());
        LiveChannelReport.write(Sample.desired(spec -> {}), detailed, status);

        LiveChannelReport.write(
                Sample.desired(spec -> {}), plain().in((Set<Bitrate>) null).observed(), status);

        assertThat(status.playbackUrls).singleElement().satisfies(shown -> {
            assertThat(shown.protocol).isEqualTo(Protocol.HLS);
            assertThat(shown.bitrate).isEqualTo(Bitrate.SD);
            assertThat(shown.url).isEqualTo("http://live/x_1200/playlist.m3u8");
        });
        assertThat(status.detailsObservedTime).isEqualTo("2026-11-21T11:59:59Z");
    }

    @Test
    void forgetsWhatIsNotAskedForAnyMore() {
        status.sharePageUrl = "https://share";
        status.playbackCodeHash = "hash";
        status.playbackCodeConfigMapName = "player";
        status.connectionSecretName = "keys";

        LiveChannelReport.write(Sample.desired(spec -> {}), plain().observed(), status);

        assertThat(status.sharePageUrl).isNull();
        assertThat(status.playbackCodeHash).isNull();
        assertThat(status.playbackCodeConfigMapName).isNull();
        assertThat(status.connectionSecretName).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21T11:00:00Z, true",
        "2026-11-21T12:00:00Z, true",
        "2026-11-21T12:00:01Z, false",
        "ever, false",
        ", false"
    })
    void saysThatTheTimeOfADeclaredBanIsOver(String until, boolean isOver) {
        var now = Instant.parse("2026-11-21T12:00:00Z");

        var told = LiveChannelReport.indicators(Sample.desired(due(until, null)), status, now).stream()
                .filter(indicator -> indicator.type().equals("BanOver"))
                .toList();

        assertThat(told).hasSize(isOver ? 1 : 0).allSatisfy(over -> {
            assertThat(over.holds()).hasValue(true);
            assertThat(over.message()).startsWith("spec.ban.until is past: the ban ended at " + until);
        });
    }

    private static Consumer<LiveChannelSpec> due(String until, String validFor) {
        return spec -> {
            if (until != null) {
                spec.ban = new LiveChannelSpec.Ban();
                spec.ban.until = until.equals("ever") ? null : until;
            }
            if (validFor != null) {
                spec.connectionSecretName = "keys";
                spec.pushAuth = new LiveChannelSpec.PushAuth();
                spec.pushAuth.validFor = validFor;
            }
        };
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing is due by itself             |                      |    |                      |
            the end of a ban                     | 2026-11-21T18:00:00Z |    | 2026-11-21T11:00:00Z | 2026-11-21T18:00:00Z
            the vendor's lifting of a ban        | ever                 |    | 2026-11-20T12:00:00Z | 2026-11-27T12:00:00Z
            the lifting comes before the end     | 2027-01-01T00:00:00Z |    | 2026-11-20T12:00:00Z | 2026-11-27T12:00:00Z
            a ban that is over                   | 2026-11-21T11:00:00Z |    | 2026-11-20T12:00:00Z |
            a ban that is not declared any more  |                      |    | 2026-11-20T12:00:00Z |
            a lifting that is past               | ever                 |    | 2026-11-01T12:00:00Z |
            the renewal of push URLs             |                      | 2h |                      | 2026-11-21T12:01:30Z
            """)
    void knowsWhenThePlanMayChangeByItself(
            String sentence, String until, String validFor, String bannedAt, Instant next) {
        status.bannedAt = bannedAt;

        assertThat(LiveChannelReport.nextDue(Sample.desired(due(until, validFor)), status, Sample.NOW))
                .as(sentence)
                .isEqualTo(Optional.ofNullable(next));
    }

    @Test
    void looksAgainWhenThePushUrlInTheSecretExpires() {
        status.pushUrlSignedAt = "2026-11-21T10:00:10Z";

        assertThat(LiveChannelReport.nextDue(Sample.desired(due(null, "2h")), status, Sample.NOW))
                .contains(Instant.parse("2026-11-21T12:00:10Z"));
    }
}
