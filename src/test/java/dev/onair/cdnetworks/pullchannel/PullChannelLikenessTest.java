package dev.onair.cdnetworks.pullchannel;

import static dev.onair.cdnetworks.pullchannel.Sample.Seen.plain;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claimant;
import dev.onair.account.Claims;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.account.LostChannel;
import dev.onair.cdnetworks.client.Protocol;
import dev.onair.cdnetworks.client.PullChannelEntry;
import dev.onair.common.Attempt;
import dev.onair.engine.Found;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which channel of a list is that of a create whose answer was lost. */
class PullChannelLikenessTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Claimant ME = new Claimant("tv", "sample1", "uid-me", "channel");

    private final Claims claims = new Claims();

    private Found judge(String nameAskedFor, Duration again, PullChannelEntry... listed) {
        var attempt = Attempt.of("createPullChannel", Sample.CREATED.toString(), nameAskedFor, "hash", null);
        return LostChannel.judge(
                List.of(listed),
                claims,
                new Circumstances(ME, id -> false, new PullChannelStatus(), false),
                PullChannels.likeness(Sample.desired(spec -> {}), attempt),
                attempt,
                again);
    }

    @Test
    void isTheOneOfTheSameNameAndSource() {
        assertThat(judge("sample1", SOON, plain().entry())).isEqualTo(new Found.One(Sample.PULL_ID));
        assertThat(judge("before", SOON, plain().named("before").entry())).isEqualTo(new Found.One(Sample.PULL_ID));
    }

    @Test
    void isNoneOfAnotherName() {
        assertThat(judge("sample1", Duration.ZERO, plain().named("other").entry()))
                .isEqualTo(new Found.None());
    }

    @Test
    void isLeftToAPersonWhenOnlyTheSourceDiffersSinceThatMayHaveBeenEdited() {
        var edited = plain().from("rtmp://before.example.com/live/a").entry();
        var otherProtocol = plain().by(Protocol.HDL).entry();

        assertThat(judge("sample1", SOON, edited)).isEqualTo(new Found.NotYet(SOON));
        assertThat(judge("sample1", Duration.ZERO, edited)).isEqualTo(new Found.Several(List.of(Sample.PULL_ID)));
        assertThat(judge("sample1", Duration.ZERO, otherProtocol))
                .isEqualTo(new Found.Several(List.of(Sample.PULL_ID)));
        assertThat(claims.owner(Sample.PULL_ID)).isEmpty();
    }

    @Test
    void isNotWhatAnotherResourceClaimed() {
        claims.claim(Sample.PULL_ID, new Claimant("tv", "other", "uid-other", "channel"));

        assertThat(judge("sample1", Duration.ZERO, plain().entry())).isEqualTo(new Found.None());
    }
}
