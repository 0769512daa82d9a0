package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The document's example answers, and each of the vendor's other spellings of them. */
class ChannelAnswersTest {

    private static final Instant CREATED = Instant.parse("2017-08-01T07:09:02Z");

    @Test
    void readsTheExampleOfACreatedChannel() {
        assertThat(ChannelAnswers.created(Examples.data("2.1.6")))
                .isEqualTo(new CreatedChannel("287264e85a754da4927859d162c5f812", Instant.ofEpochSecond(1501570966)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 200, \"data\": {\"pullId\": \"p\", \"createTime\": \"1501571342\"}}",
                "{\"code\": 200, \"data\": {\"pullId\": \"p\", \"creatTime\": 1501571342}}",
                "{\"code\": 200, \"data\": {\"pullid\": \"p\", \"createTime\": \"2017-08-01 15:09:02\"}}",
                "{\"code\": 200, \"data\": {\"pullId\": \" p \", \"createTime\": \"1501571342000\"}}",
                "{\"code\": 200, \"data\": {\"pullId\": \"p\", \"createTime\": \"2017-08-01T07:09:02Z\"}}",
                "{\"code\": 200, \"data\": {\"pullId\": \"p\", \"createTime\": \"2017-08-01 15:09:02.000\"}}",
                "{\"code\": 200, \"data\": {\"pullId\": \"p\", \"createTime\": \"2017-08-01T09:09:02+0200\"}}",
                "{\"code\": 200, \"data\": \"{\\\"pullId\\\": \\\"p\\\", \\\"createTime\\\": 1501571342}\"}",
                "{\"code\": 200, \"pullId\": \"p\", \"createTime\": 1501571342}",
                "{\"code\": 200, \"data\": \"\", \"pullId\": \"p\", \"createTime\": 1501571342.0}",
            })
    void readsEverySpellingOfACreatedChannel(String body) {
        assertThat(ChannelAnswers.created(Examples.dataOf(body))).isEqualTo(new CreatedChannel("p", CREATED));
    }

    @Test
    void readsTheExampleOfAChannelsConfiguration() {
        var details = ChannelAnswers.details("p", Examples.data("2.2.6"));
        assertThat(details.channelName()).isEqualTo("sample1");
        assertThat(details.application()).isEqualTo("test1");
        assertThat(details.state()).isEqualTo(ChannelState.IDLE);
        assertThat(details.immediateRecording()).isNull();
        assertThat(details.createdAt()).isEqualTo("2021-08-01T07:02:46Z");
        assertThat(details.createdBy()).isEqualTo("ovptest");
        assertThat(details.directoryId()).isEqualTo("3305056c015c10008edfd86f00000000");
        assertThat(details.playerId()).isEqualTo("DF2DAF233DDA1");
        assertThat(details.scenario()).isNull();
        assertThat(details.protocols()).containsExactlyInAnyOrder(Protocol.RTMP, Protocol.HDL, Protocol.HLS);
        assertThat(details.bitrates()).containsExactlyInAnyOrder(Bitrate.values());
        assertThat(details.playbackUrls())
                .hasSize(15)
                .allSatisfy(url -> assertThat(Bitrate.ofPlaybackUrl(url.url())).isEqualTo(url.bitrate()));
        assertThat(details.toString()).contains("livepush").doesNotContain("d3015acd2e46578724d0ecc071181dba");
    }

    @Test
    void readsRenditionsThatAreNotConfiguredAndThoseOfLbhd() {
        var details = ChannelAnswers.details("p", Examples.dataOf("""
                {"code": "200", "data": {"channelName": "n", "live2vod": "1", "pullConfigureList": [
                  {"pullProtocol": "Http flv", "pullUrlList": [
                    {"originPullUrl": "http://h/a/s.flv", "sdPullUrl": "", "hdZkgqPullUrl": "http://h/a/s_3000.flv"}]},
                  {"pullProtocol": "2", "pullUrlList": {"originPullUrl": "", "highPullUrl": null}},
                  {"pullProtocol": "Http TS", "pullUrlList": [{"fluentPullUrl": "http://h/a/s_800.ts"}]}]}}
                """));
        assertThat(details.playbackUrls())
                .containsExactly(
                        new PlaybackUrl(Protocol.HDL, Bitrate.ORIGIN, false, "http://h/a/s.flv"),
                        new PlaybackUrl(Protocol.HDL, Bitrate.ULTRA_HIGH, true, "http://h/a/s_3000.flv"));
        assertThat(details.protocols()).containsExactly(Protocol.HDL);
        assertThat(details.bitrates()).containsExactlyInAnyOrder(Bitrate.ORIGIN, Bitrate.ULTRA_HIGH);
        assertThat(details.immediateRecording()).isTrue();
        assertThat(details.pushUrl()).isNull();
    }

    @Test
    void readsTheExampleOfTheList() {
        var page = ChannelAnswers.page(1, 1, Examples.data("2.3.6"));
        assertThat(page.total()).isEqualTo(8785);
        assertThat(page.channels())
                .containsExactly(new ChannelEntry(
                        "41b6713a25994bfc14a91241c40c4ea",
                        "creatchannel",
                        "test1",
                        ChannelState.IDLE,
                        null,
                        CREATED,
                        new PushUrl("rtmp://livepush.ovptest.haplat.net/test1/ba88e6f154604fbd8a25209c770476bc"),
                        null,
                        null,
                        "110041"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": {\"channelTotal\": \"1\", \"channelList\": [{\"pullId\": \"p\", \"channelName\": \"n\"}]}}",
                "{\"data\": {\"channelToal\": 1, \"channelList\": [{\"pullId\": \"p\", \"channelName\": \"n\"}]}}",
                "{\"data\": {\"channelToal\": \"1\", \"channelList\": {\"pullId\": \"p\", \"channelName\": \"n\"}}}",
                "{\"channelTotal\": 1, \"channelList\": [{\"pullid\": \"p\", \"channelName\": \"n\", \"new\": {}}]}",
            })
    void readsEverySpellingOfTheList(String body) {
        var page = ChannelAnswers.page(1, 50, Examples.dataOf(body));
        assertThat(page.total()).isEqualTo(1);
        assertThat(page.channels()).extracting(ChannelEntry::pullId).containsExactly("p");
    }

    @Test
    void aPageBeyondTheEndNeedsNoList() {
        assertThat(ChannelAnswers.page(2, 50, Examples.dataOf("{\"data\": {\"channelTotal\": 50}}")))
                .satisfies(page -> {
                    assertThat(page.channels()).isEmpty();
                    assertThat(page.total()).isEqualTo(50);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 200}",
                "{\"code\": 200, \"data\": \"\"}",
                "{\"code\": 200, \"data\": {}}",
                "{\"code\": 200, \"data\": \"{half\"}",
                "{\"code\": 200, \"data\": {\"channelList\": []}}",
                "{\"code\": 200, \"data\": {\"channelTotal\": -1, \"channelList\": []}}",
                "{\"code\": 200, \"data\": {\"channelTotal\": 51}}",
                "{\"code\": 200, \"data\": {\"channelTotal\": 2, \"channelList\": [{\"channelName\": \"n\"}, {\"pullId\": \"p\"}]}}",
            })
    void aListThatMayHideChannelsIsNotAList(String body) {
        assertThatThrownBy(() -> ChannelAnswers.page(1, 50, Examples.dataOf(body)))
                .isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"channelName\": \"n\"}", "{\"pullId\": \"q\"}", "null", "7"})
    void anEntryThatCannotBeReadIsCountedAndHidesNoOther(String odd) {
        var page = ChannelAnswers.page(
                1,
                50,
                Examples.dataOf("{\"data\": {\"channelTotal\": 2, \"channelList\": [" + odd
                        + ", {\"pullId\": \" p \", \"channelName\": \"n\"}]}}"));
        assertThat(page.channels()).extracting(ChannelEntry::pullId).containsExactly("p");
        assertThat(page.unread()).isOne();
    }

    @Test
    void whatIsShownOfAnotherChannelIsNotTakenForThisOnes() {
        var other = Examples.dataOf("{\"data\": {\"pullId\": \"q\", \"channelName\": \"n\"}}");
        assertThatThrownBy(() -> ChannelAnswers.details("p", other)).isInstanceOf(UnreadableAnswer.class);
        assertThat(ChannelAnswers.details("q", other).pullId()).isEqualTo("q");
    }

    @Test
    void entriesOfAnUnchangedChannelAreEqualThoughItsPushUrlIsSignedAnew() {
        var entry = "{\"channelTotal\": 1, \"channelList\": [{\"pullId\": \"p\", \"channelName\": \"n\","
                + " \"pushUrl\": \"rtmp://h/a/%s?pusht=%s&pushKey=%s\"}]}";
        var page = ChannelAnswers.page(1, 1, Examples.dataOf(entry.formatted("s", "1", "a")));
        assertThat(ChannelAnswers.page(1, 1, Examples.dataOf(entry.formatted("s", "2", "b"))))
                .isEqualTo(page);
        assertThat(ChannelAnswers.page(1, 1, Examples.dataOf(entry.formatted("other", "1", "a"))))
                .isNotEqualTo(page);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"data\": {\"channelState\": 1}} | LIVE",
                "{\"data\": {\"channelState\": \"2\"}} | IDLE",
                "{\"data\": {\"channelStatus\": 3}} | BANNED",
                "{\"channelState\": 3} | BANNED",
            })
    void readsEverySpellingOfTheState(String body, ChannelState expected) {
        assertThat(ChannelAnswers.state(Examples.dataOf(body))).isEqualTo(expected);
        assertThat(ChannelAnswers.state(Examples.data("2.5.6"))).isEqualTo(ChannelState.IDLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"data\": \"\"}", "{\"data\": {\"channelState\": 4}}", "{\"data\": {\"channelState\": \"\"}}"})
    void anUnknownStateIsNotGuessed(String body) {
        assertThatThrownBy(() -> ChannelAnswers.state(Examples.dataOf(body))).isInstanceOf(UnreadableAnswer.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": [{\"pullId\": \"p\", \"channelStatus\": 1}, {\"pullId\": \"q\", \"channelStatus\": \"3\"}]}",
                "{\"data\": {\"any\": [{\"pullId\": \"p\", \"channelState\": 1}, {\"pullid\": \"q\", \"channelStatus\": 3}]}}",
            })
    void readsTheStatesOfManyChannels(String body) {
        assertThat(ChannelAnswers.states(Examples.dataOf(body)))
                .isEqualTo(Map.of("p", ChannelState.LIVE, "q", ChannelState.BANNED));
    }

    @Test
    void readsTheExampleOfAnEdit() {
        var edited = ChannelAnswers.edited(Examples.data("2.9.6"));
        assertThat(edited.channelName()).isEqualTo("sample2");
        assertThat(edited.pushUrl()).extracting(PushUrl::streamName).isEqualTo("a3a7328d4f404adba6a2bdc5d79eef15");
    }

    @Test
    void anEditIsDoneEvenIfTheAnswerSaysNoMore() {
        assertThat(ChannelAnswers.edited(Examples.dataOf("{\"code\": 200, \"data\": \"\"}")))
                .isEqualTo(new EditedChannel(null, null));
    }

    @Test
    void readsTheExampleOfAPlaybackCode() {
        var code = ChannelAnswers.pullCode(Examples.data("2.10.6"));
        assertThat(code.htmlCode()).startsWith("<!DOCTYPE html>");
        assertThat(code.jsCode()).startsWith("<!DOCTYPE html>");
        assertThat(code.swfCode()).endsWith("/StrobeMediaPlayback.swf");
        assertThat(code.videoUrls()).hasSize(15);
    }

    @Test
    void readsAPlaybackCodeInArraysAsTheTableHasIt() {
        var code = ChannelAnswers.pullCode(Examples.dataOf("""
                {"data": {"pullCodeInfo": [{"htmlCode": ["<html>"], "videoUrl": [
                  {"pullProtocol": 0, "urlInfo": [{"sdPullUrl": "rtmp://h/a/s_1200"}]}]}]}}
                """));
        assertThat(code.htmlCode()).isEqualTo("<html>");
        assertThat(code.videoUrls())
                .containsExactly(new PlaybackUrl(Protocol.RTMP, Bitrate.SD, false, "rtmp://h/a/s_1200"));
    }

    @Test
    void readsTheExampleOfANewlySignedPushUrl() {
        assertThat(ChannelAnswers.pushUrl(Examples.data("2.11.6")).pushTime())
                .contains(Instant.ofEpochSecond(1501576770));
    }

    @Test
    void readsTheExampleOfTheSharePage() {
        assertThat(ChannelAnswers.shareUrl(Examples.data("2.23.6")))
                .isEqualTo(URI.create("http://share.cloudv.haplat.net/live-share/aadde9ed3ae64d4386c5fb3319d56e4e"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"data\": \"\"}", "{}", "{\"data\": \"javascript:x\"}", "{\"data\": \"http://a b\"}"})
    void aSharePageElsewhereThanOnTheWebIsNone(String body) {
        assertThatThrownBy(() -> ChannelAnswers.shareUrl(Examples.dataOf(body))).isInstanceOf(UnreadableAnswer.class);
    }

    @Test
    void readsTheExamplesOfTheViewers() {
        assertThat(ChannelAnswers.onlineByChannel(Examples.data("3.1.6")))
                .isEqualTo(Map.of("029bbd4d1a804790812a5294cc999f28", 2L));
        assertThat(ChannelAnswers.onlineByDomain(Examples.data("3.2.6")))
                .isEqualTo(Map.of("livepush.ovptest.haplat.net", 2L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\": {\"onlineNumberInfo\": [{\"pushDomain\": \"d\", \"onlineNumber\": \"2\"}]}}",
                "{\"data\": {\"onlineNumberinfo\": [{\"pushDomain\": \"d\", \"onlineNumber\": 2}]}}",
                "{\"data\": {\"onlineNumberInfo\": {\"pushDomain\": \"d\", \"onlineNumber\": 2.0}}}",
            })
    void readsEverySpellingOfTheViewers(String body) {
        assertThat(ChannelAnswers.onlineByDomain(Examples.dataOf(body))).isEqualTo(Map.of("d", 2L));
    }
}
