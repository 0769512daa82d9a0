package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.http.Secret;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullChannelAnswersTest {

    private static final String SOURCE = "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ada887c20f41e2c53e";
    private static final Instant CREATED = Instant.parse("2017-08-01T08:50:26Z");

    @Test
    void readsTheExampleOfAConfiguration() {
        var details = PullChannelAnswers.details("p", Examples.data("2.14.6"));
        assertThat(details.pullId()).isEqualTo("p");
        assertThat(details.channelName()).isEqualTo("testSource");
        assertThat(details.sourceProtocol()).isEqualTo(Protocol.RTMP);
        assertThat(details.sourceUrl()).isEqualTo(new Secret(SOURCE));
        assertThat(details.createdAt()).isEqualTo(CREATED);
        assertThat(details.createdBy()).isEqualTo("ovptest");
        assertThat(details.playerId()).isEqualTo("8275B97428DC1438");
        assertThat(details.protocols()).containsExactly(Protocol.RTMP, Protocol.HDL, Protocol.HLS);
        assertThat(details.bitrates()).containsExactly(Bitrate.ORIGIN, Bitrate.FLUENT, Bitrate.SD);
        assertThat(details.playbackUrls()).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": {\"channelName\": \"n\", \"sourcePullConfigureInfoList\": [{\"sourcePullProtocol\": \"Http flv\","
                        + " \"sourcePullUrl\": \"http://o/a/s.flv \", \"pullConfigureList\": [{\"pullProtocol\": \"Http flv\","
                        + " \"pullUrlList\": [{\"originPullUrl\": \"http://h/a/s.flv\", \"sdPullUrl\": \"\"}]}]}]}}",
                "{\"data\": {\"channelName\": \"n\", \"sourcePullConfigureInfoList\": {\"sourcePullProtocol\": 1,"
                        + " \"sourcePullUrl\": \"http://o/a/s.flv\"}, \"pullConfigureList\": [{\"pullProtocol\": \"HDL\","
                        + " \"pullUrlList\": {\"originPullUrl\": \"http://h/a/s.flv\"}}]}}",
                "{\"channelName\": \"n\", \"sourcePullProtocol\": \"HTTP FLV\", \"sourcePullUrl\": \"http://o/a/s.flv\","
                        + " \"pullConfigureList\": [{\"pullProtocol\": \"1\", \"pullUrlList\":"
                        + " [{\"originPullUrl\": \"http://h/a/s.flv\"}]}]}",
            })
    void readsEverySpellingOfAConfiguration(String body) {
        var details = PullChannelAnswers.details("p", Examples.dataOf(body));
        assertThat(details.sourceProtocol()).isEqualTo(Protocol.HDL);
        assertThat(details.sourceUrl()).isEqualTo(new Secret("http://o/a/s.flv"));
        assertThat(details.playbackUrls())
                .containsExactly(new PlaybackUrl(Protocol.HDL, Bitrate.ORIGIN, false, "http://h/a/s.flv"));
    }

    @Test
    void readsTheExampleOfTheList() {
        var page = PullChannelAnswers.page(1, 2, Examples.data("2.15.6"));
        assertThat(page.total()).isEqualTo(218);
        assertThat(page.channels())
                .hasSize(2)
                .first()
                .isEqualTo(new PullChannelEntry(
                        "209ed41e22224994a282be86f7180ffa",
                        "testSource",
                        "live",
                        Protocol.RTMP,
                        new Secret(SOURCE),
                        CREATED,
                        "110041"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"channelTotal\": \"1\", \"channelList\": [{\"pullId\": \"p\", \"channelName\": \"n\", \"createTime\": \"2017-08-01 16:50:26\"}]}",
                "{\"channelToal\": 1, \"channelList\": [{\"pullid\": \"p\", \"channelName\": \"n\", \"creatTime\": \"1501577426\"}]}",
                "{\"channelToal\": \"1\", \"channelList\": {\"pullId\": \"p \", \"channelName\": \"n\", \"createTime\": 1501577426}}",
            })
    void readsEverySpellingOfTheList(String data) {
        assertThat(PullChannelAnswers.page(1, 50, Examples.dataOf("{\"data\": " + data + "}"))
                        .channels())
                .containsExactly(new PullChannelEntry("p", "n", null, null, null, CREATED, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"data\": {\"channelTotal\": 1}}",
                "{\"data\": {\"channelTotal\": 2, \"channelList\": [{}, {}]}}"
            })
    void aListThatMayHideChannelsIsNotAList(String body) {
        assertThatThrownBy(() -> PullChannelAnswers.page(1, 50, Examples.dataOf(body)))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void anEntryThatCannotBeReadIsCountedAndHidesNoOther() {
        var page = PullChannelAnswers.page(
                1,
                50,
                Examples.dataOf("{\"data\": {\"channelTotal\": 2, \"channelList\":"
                        + " [{}, {\"pullId\": \"p\", \"channelName\": \"n\"}]}}"));
        assertThat(page.channels()).extracting(PullChannelEntry::pullId).containsExactly("p");
        assertThat(page.unread()).isOne();
    }
}
