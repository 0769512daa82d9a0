package dev.onair.cdnetworks.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.CodingParams.AudioCodec;
import dev.onair.cdnetworks.client.CodingParams.VideoCodec;
import dev.onair.cdnetworks.client.CodingParams.Watermark;
import dev.onair.cdnetworks.client.CodingParams.WatermarkPosition;
import dev.onair.http.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channelName=%E7%9B%B4+1&pushDomain=d&channelType=app&pushId=s&pullId=p&channelState=1&timestamp=1576050276123",
                "channelName=%E7%9B%B4%201&pushDomain=d&channelType=app&pushId=s&pullid=p&channelStatus=1&timestamp=1576050276123",
                "timestamp=1576050276123&pullId=p%20&pullId=other&pushId=s&channelType=app&pushDomain=d&channelName=%E7%9B%B4+1&channelState=1&new=1",
                "channelName=%E7%9B%B4+1&%20pushDomain=%20d%20&%20channelType=app%20&pushId=s&pullId=p&channelState=1%20&timestamp=%201576050276123",
            })
    void readsAChannelsState(String query) {
        assertThat(Notices.got(query))
                .contains(new Notice.ChannelStateChanged(
                        "p", "直 1", "d", "app", "s", ChannelState.LIVE, Instant.ofEpochMilli(1576050276123L)));
    }

    @Test
    void aStateThatCannotBeReadStillSaysWhichChannelToAskAbout() {
        assertThat(Notices.got("pullId=p&channelState=9&timestamp=yesterday"))
                .contains(new Notice.ChannelStateChanged("p", null, null, null, null, null, null));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"channelState=1", "pullId=", "pullId=a%0Ab", "pullId=%zz", "pullId=a,b", "=p", "&&&"})
    void whatNamesNoChannelIsNoNotice(String query) {
        assertThat(Notices.got(query)).isEmpty();
    }

    @Test
    void readsTheExampleOfARecordingsEnd() {
        assertThat(posted(Examples.text("2.17.5")))
                .get()
                .isInstanceOfSatisfying(Notice.RecordTaskChanged.class, told -> {
                    assertThat(told.task().taskId()).isEqualTo("209ed41e22224994a282be86f7180ffb");
                    assertThat(told.task().transNo()).isEqualTo("NO1");
                    assertThat(told.task().status()).isEqualTo(RecordTaskStatus.TERMINATED);
                    assertThat(told.task().files())
                            .extracting(RecordedFile::videoId)
                            .containsExactly("065c4f4f461efd60e0be9f4942820428", "2b6d8bd527837357b96ff91e7eda61d9");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\": 200, \"data\": {\"taskId\": \"t\", \"status\": 1, \"transNo\": \"\", \"fileList\": []}}",
                "{\"code\": \"200\", \"data\": {\"taskId\": \"t\", \"status\": \"1\"}}",
                "{\"data\": \"{\\\"taskId\\\": \\\"t\\\", \\\"status\\\": 1}\"}",
                "{\"taskId\": \"t\", \"status\": 1}",
                "{\"taskId\": \"t\", \"status\": 1, \"transNo\": null, \"pullId\": \"p\"}",
            })
    void readsEverySpellingOfARecordingsStart(String body) {
        assertThat(posted(body))
                .contains(new Notice.RecordTaskChanged(
                        new RecordTaskState("t", null, RecordTaskStatus.STARTED, List.of())));
    }

    @Test
    void readsTheExampleOfImmediateRecording() {
        assertThat(posted(Examples.text("2.26.6")))
                .contains(new Notice.ImmediatelyRecorded(
                        "3f180211016d1000350c769c00000000",
                        "922efc3328184f87a57f25382f0ea8b5",
                        new RecordedFile(
                                "712dd31a82c7de9554b0e70eb9280beb",
                                "test_20191112193202",
                                1927482L,
                                17L,
                                "https://ovptest.haplat.net/newRecord/"
                                        + "live-e96ece75eb5d436fb7d427f2ee928145-20191112193203.mp4")));
    }

    @Test
    void readsImmediateRecordingWithDataAsTheStringThatTheTableSays() {
        assertThat(posted("{\"eventCode\": \"wcsDirectRecordCallback\", \"data\": \"{\\\"pullId\\\": \\\"p\\\","
                        + " \\\"videoid\\\": \\\"v\\\", \\\"fileSize\\\": \\\"5\\\"}\"}"))
                .contains(new Notice.ImmediatelyRecorded(null, "p", new RecordedFile("v", null, 5L, null, null)));
    }

    @Test
    void readsTheExampleOfARelay() {
        assertThat(posted(Examples.text("2.27.3")))
                .contains(new Notice.ForwardTaskChanged(new ForwardTaskState(
                        "f3eab758016e100012febb9700000000",
                        "5fc304b8ed704e0fb0a415d613f5811b",
                        ForwardTaskStatus.FAIL,
                        null,
                        Instant.ofEpochSecond(1576050276),
                        Instant.ofEpochSecond(1576060276),
                        new Secret("http://testcallback.com/call.do"),
                        Instant.ofEpochSecond(1576050276),
                        "ovptest",
                        new CodingParams(
                                1200,
                                "420x720",
                                25,
                                VideoCodec.LIBX264,
                                AudioCodec.LIBMP3LAME,
                                new Watermark(
                                        "https://www.baidu.com/img/bd_logo1.png", WatermarkPosition.TOP_CENTER)))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{half",
                "{\"data\": \"\"}",
                "{\"data\": {\"status\": 3}}",
                "{\"data\": {\"taskId\": \"a\\nb\", \"status\": 3}}",
                "{\"taskId\": \"a/b\", \"pullId\": \"p\", \"status\": 3}",
                "{\"taskId\": {\"a\": 1}, \"status\": 3}",
                "{\"eventCode\": \"other\", \"data\": {\"pullId\": \"p\", \"taskId\": \"t\"}}",
                "{\"eventCode\": \"wcsDirectRecordCallback\", \"data\": {\"videoId\": \"v\"}}",
            })
    void whatIsBrokenOrForgedIsNoNotice(String body) {
        assertThat(posted(body)).isEmpty();
    }

    @Test
    void aNoticeNestedTooDeepIsNoNotice() {
        assertThat(posted("{\"data\":".repeat(100_000))).isEmpty();
    }

    private static Optional<Notice> posted(String body) {
        return Notices.posted(body.getBytes(UTF_8));
    }
}
