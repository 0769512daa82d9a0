package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.CodingParams.AudioCodec;
import dev.onair.cdnetworks.client.CodingParams.VideoCodec;
import dev.onair.cdnetworks.client.CodingParams.Watermark;
import dev.onair.cdnetworks.client.CodingParams.WatermarkPosition;
import dev.onair.http.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What forms send beyond the document's examples: the least, the most, and both generations. */
class FormsTest {

    private static final CodingParams ALL = new CodingParams(
            1200,
            "420x720",
            25,
            VideoCodec.LIBX264,
            AudioCodec.LIBMP3LAME,
            new Watermark("https://a.example/l.png?a&b", WatermarkPosition.TOP_CENTER));

    @Test
    void aPullChannelSendsOnlyWhatIsSet() {
        var form = new PullChannelForm(
                "n", new Secret("rtmp://o/a/s"), Protocol.HDL, "d", Set.of(), Set.of(Bitrate.ORIGIN), null);
        assertThat(form.fields().encode(Signing.WS3))
                .isEqualTo(
                        "channelName=n&sourcePullUrl=rtmp%3A%2F%2Fo%2Fa%2Fs&sourcePullProtocol=1&pullDomain=d&pullRate=0");
        assertThat(PullChannelEdit.of("p").fields().encode(Signing.WS3)).isEqualTo("pullId=p");
    }

    @Test
    void aRecordingWithoutAStartBeginsAtOnceAndSendsNoStart() {
        assertThat(RecordTaskForm.of("N1", "p", Instant.parse("2017-08-11T03:05:00.9Z"))
                        .fields()
                        .encode(Signing.WS3))
                .isEqualTo("transNo=N1&pullId=p&quickStart=true&endTime=1502420700");
    }

    @Test
    void aRecordingInTheCurrentGenerationHasJsonTypes() {
        var form = new RecordTaskForm(
                null,
                "p",
                Instant.ofEpochSecond(1502417100),
                Instant.ofEpochSecond(1502420700),
                RecordFormat.MP4,
                false,
                null,
                null,
                new Secret("https://onair.example/callbacks/x"),
                true,
                "a/b");
        assertThat(form.fields().encode(Signing.CNC))
                .isEqualTo("{\"pullId\":\"p\",\"quickStart\":false,\"startTime\":1502417100,\"endTime\":1502420700,"
                        + "\"fileType\":\"mp4\",\"isConcat\":false,\"notifyUrl\":\"https://onair.example/callbacks/x\","
                        + "\"httpPullRecord\":true,\"key\":\"a/b\"}");
        assertThat(form.toString()).doesNotContain("callbacks");
    }

    @Test
    void aRelaySendsItsTranscodingAsJsonWithinTheForm() {
        var form = new ForwardTaskForm(
                "p",
                null,
                new Secret("rtmp://r/a/key"),
                Instant.ofEpochSecond(1576050276),
                Instant.ofEpochSecond(1576060276),
                new CodingParams(800, null, null, null, null, null));
        assertThat(form.fields().encode(Signing.WS3))
                .isEqualTo("pullId=p&forwardUrl=rtmp%3A%2F%2Fr%2Fa%2Fkey&startTime=1576050276&endTime=1576060276"
                        + "&codingParams=%7B%22bitrate%22%3A800%7D");
        assertThat(ALL.json())
                .isEqualTo("{\"bitrate\":1200,\"resolution\":\"420x720\",\"frameRate\":25,\"vcodec\":\"libx264\","
                        + "\"acodec\":\"libmp3lame\",\"wmimage\":\"https://a.example/l.png?a%26b\","
                        + "\"wmposition\":\"TOP_CENTER\"}");
    }

    @Test
    void transcodingThatSaysNothingIsNotSent() {
        var form = new ForwardTaskForm(
                "p",
                null,
                new Secret("rtmp://r/a/key"),
                null,
                null,
                new CodingParams(null, null, null, null, null, null));
        assertThat(form.fields().encode(Signing.WS3))
                .isEqualTo(ForwardTaskForm.of("p", new Secret("rtmp://r/a/key"))
                        .fields()
                        .encode(Signing.WS3))
                .isEqualTo("pullId=p&forwardUrl=rtmp%3A%2F%2Fr%2Fa%2Fkey");
    }

    @Test
    void aFilterSendsWhatNarrows() {
        var some = new ForwardTaskFilter("p", null, Set.of(ForwardTaskStatus.PROCESSING, ForwardTaskStatus.PENDING));
        assertThat(some.fields().encode(Signing.WS3)).isEqualTo("pullId=p&status=0%2C1");
        assertThat(ForwardTaskFilter.ALL.fields().encode(Signing.WS3)).isEmpty();
        assertThat(ForwardTaskFilter.ofChannel("p").fields().encode(Signing.WS3))
                .isEqualTo("pullId=p");
    }

    @Test
    void callbacksAreEndedWithTheUrlThatTheVendorRequires() {
        var off = new ChannelStateBack("d", new Secret("http://a.example/callbacks/hush"), false);
        assertThat(off.fields().encode(Signing.WS3))
                .isEqualTo("domainName=d&notifyUrl=http%3A%2F%2Fa.example%2Fcallbacks%2Fhush&open=0");
        assertThat(off.toString()).doesNotContain("hush");
    }

    @Test
    void recordedFilesAreAskedForByVideoToo() {
        assertThat(RecordFileQuery.ofVideos(List.of("v", "w")).fields().encode(Signing.WS3))
                .isEqualTo("videoIds=v%2Cw");
        assertThat(RecordTaskQuery.ofTransNo("N1").fields().encode(Signing.WS3)).isEqualTo("transNo=N1");
    }
}
