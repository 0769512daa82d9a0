package dev.onair.cdnetworks.livechannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.account.LostChannel;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.cdnetworks.client.ChannelState;
import dev.onair.cdnetworks.client.PushUrl;
import dev.onair.common.Attempt;
import dev.onair.engine.Found;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which channel of a list is that of a create whose answer was lost. */
class LostChannelTest {
    private static final Instant SENT = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Claimant ME = new Claimant("tv", "sample1", "uid-me", "channel");
    private static final Claimant OLDER = new Claimant("tv", "older", "uid-older", "channel");
    private static final Claimant YOUNGER = new Claimant("tv", "younger", "uid-younger", "channel");

    private final Claims claims = new Claims();

    private static ChannelEntry entry(
            String pullId, String name, String application, String host, @Nullable Instant createdAt) {
        var url = new PushUrl("rtmp://" + host + "/" + application + "/" + Sample.STREAM);
        return new ChannelEntry(
                pullId, name, application, ChannelState.IDLE, false, createdAt, url, null, null, "110041");
    }

    private static ChannelEntry like(String pullId) {
        return entry(pullId, "sample1", "test1", "livepush.ovptest.haplat.net", SENT.plusSeconds(1));
    }

    private Found judge(Duration again, List<String> declaredByOthers, ChannelEntry... listed) {
        return judge(
                Attempt.of("createChannel", SENT.toString(), "sample1", "hash", null), again, declaredByOthers, listed);
    }

    private Found judge(Attempt attempt, Duration again, List<String> declaredByOthers, ChannelEntry... listed) {
        var circumstances = new Circumstances(ME, declaredByOthers::contains, new LiveChannelStatus(), false);
        return LostChannel.judge(
                List.of(listed),
                claims,
                circumstances,
                LiveChannels.likeness(Sample.desired(spec -> {}), attempt),
                attempt,
                again);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            the same in all                   | sample1 | test1 | livepush.ovptest.haplat.net |   1 | true
            created as the clocks may differ  | sample1 | test1 | livepush.ovptest.haplat.net | -300 | true
            created before the attempt        | sample1 | test1 | livepush.ovptest.haplat.net | -301 | false
            of another name                   | sample2 | test1 | livepush.ovptest.haplat.net |   1 | false
            of a longer name                  | sample11 | test1 | livepush.ovptest.haplat.net |  1 | false
            of another application            | sample1 | test2 | livepush.ovptest.haplat.net |   1 | false
            at another push domain            | sample1 | test1 | livepush.example.org        |   1 | false
            """)
    void findsTheChannelThatIs(
            String what, String name, String application, String host, long secondsAfter, boolean found) {
        var judged =
                judge(Duration.ZERO, List.of(), entry("a", name, application, host, SENT.plusSeconds(secondsAfter)));

        assertThat(judged).as(what).isEqualTo(found ? new Found.One("a") : new Found.None());
    }

    @Test
    void adoptsTheOneThatMatchesAmongOthers() {
        var others = Stream.of("x", "y")
                .map(id -> entry(id, id, "test1", "livepush.ovptest.haplat.net", SENT.plusSeconds(1)))
                .toList();

        assertThat(judge(Duration.ZERO, List.of(), others.get(0), like("a"), others.get(1)))
                .isEqualTo(new Found.One("a"));
        assertThat(claims.owner("a")).contains(ME);
    }

    @Test
    void createsAgainOnlyWhenTheListHadToShowTheChannel() {
        assertThat(judge(SOON, List.of())).isEqualTo(new Found.NotYet(SOON));
        assertThat(judge(Duration.ZERO, List.of())).isEqualTo(new Found.None());
    }

    @Test
    void leavesItToAPersonWhenSeveralMatch() {
        assertThat(judge(SOON, List.of(), like("a"), like("b"))).isEqualTo(new Found.Several(List.of("a", "b")));
        assertThat(claims.owner("a")).isEmpty();
        assertThat(claims.owner("b")).isEmpty();
    }

    @Test
    void neverAdoptsAChannelThatAnotherManifestDeclares() {
        assertThat(judge(Duration.ZERO, List.of("a"), like("a"))).isEqualTo(new Found.None());
        assertThat(judge(Duration.ZERO, List.of("a"), like("a"), like("b"))).isEqualTo(new Found.One("b"));
    }

    @Test
    void neverAdoptsAChannelThatAnotherResourceClaimed() {
        claims.claim("a", OLDER);
        claims.claim("b", YOUNGER);

        assertThat(judge(SOON, List.of(), like("a"), like("b"))).isEqualTo(new Found.NotYet(SOON));
        assertThat(claims.owner("a")).contains(OLDER);
        assertThat(claims.owner("b")).contains(YOUNGER);
    }

    @Test
    void keepsWhatItClaimedItselfInAnEarlierLook() {
        claims.claim("a", ME);

        assertThat(judge(Duration.ZERO, List.of(), like("a"))).isEqualTo(new Found.One("a"));
    }

    @Test
    void neverTakesTheLostChannelForItsReplacement() {
        var attempt = Attempt.of("createChannel", SENT.toString(), "sample1", "hash", "old");

        assertThat(judge(attempt, Duration.ZERO, List.of(), like("old"))).isEqualTo(new Found.None());
        assertThat(judge(attempt, Duration.ZERO, List.of(), like("old"), like("a")))
                .isEqualTo(new Found.One("a"));
    }

    @Test
    void looksForTheNameThatWasAskedForAndNotTheOneDeclaredSince() {
        var attempt = Attempt.of("createChannel", SENT.toString(), "before", "hash", null);
        var before = entry("a", "before", "test1", "livepush.ovptest.haplat.net", SENT);

        assertThat(judge(attempt, Duration.ZERO, List.of(), before, like("b"))).isEqualTo(new Found.One("a"));
    }

    @Test
    void takesAChannelWhoseTimeOrPushUrlTheListLacks() {
        var bare = new ChannelEntry("a", "sample1", "test1", null, null, null, null, null, null, null);

        assertThat(judge(Duration.ZERO, List.of(), bare)).isEqualTo(new Found.One("a"));
    }
}
