package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.http.Secret;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

    private static final ChannelForm MINIMAL = new ChannelForm(
            "sample1", "push.example", "test1", Set.of(), Set.of(Bitrate.ORIGIN), null, "", null, null, null, null);
    private static final ChannelForm FULL = new ChannelForm(
            "直播 1&2",
            "push.example",
            "test1",
            Set.of(Protocol.HLS, Protocol.RTMP, Protocol.HDL),
            Set.of(Bitrate.ULTRA_HIGH, Bitrate.ORIGIN),
            "player",
            "directory",
            new Secret("a+b"),
            new Whiteboard(true, "xxx"),
            true,
            "school");

    @Test
    void sendsOnlyWhatIsSet() {
        assertThat(MINIMAL.fields().encode(Signing.WS3))
                .isEqualTo("channelName=sample1&pushDomain=push.example&channelType=test1&pullRate=0");
    }

    @Test
    void encodesAFormWithSetsInTheVendorsOrder() {
        assertThat(FULL.fields().encode(Signing.WS3))
                .isEqualTo("channelName=%E7%9B%B4%E6%92%AD+1%262&pushDomain=push.example&channelType=test1"
                        + "&pullProtocol=0%2C1%2C2&pullRate=0%2C4&playerId=player&directoryId=directory&check=a%2Bb"
                        + "&whiteBoardConfig=eyJvcGVuIjoxLCJ3aGl0ZUJvYXJkSWQiOiJ4eHgifQ%3D%3D"
                        + "&live2vod=1&appScenario=school");
    }

    @Test
    void encodesTheSameAsJsonForTheCurrentGeneration() {
        assertThat(FULL.fields().encode(Signing.CNC))
                .isEqualTo("{\"channelName\":\"直播 1&2\",\"pushDomain\":\"push.example\",\"channelType\":\"test1\","
                        + "\"pullProtocol\":\"0,1,2\",\"pullRate\":\"0,4\",\"playerId\":\"player\","
                        + "\"directoryId\":\"directory\",\"check\":\"a+b\","
                        + "\"whiteBoardConfig\":\"eyJvcGVuIjoxLCJ3aGl0ZUJvYXJkSWQiOiJ4eHgifQ==\","
                        + "\"live2vod\":\"1\",\"appScenario\":\"school\"}");
    }

    @Test
    void anEditOfNothingSendsTheIdOnly() {
        assertThat(ChannelEdit.of("id").fields().encode(Signing.WS3)).isEqualTo("pullId=id");
    }

    @Test
    void anEditSendsWhatChanges() {
        var edit = new ChannelEdit(
                "id", "new", true, Set.of(Bitrate.SD), "dir", new Secret("c"), new Whiteboard(false, null), false, "s");
        assertThat(edit.fields().encode(Signing.WS3))
                .isEqualTo("pullId=id&channelName=new&resetPushId=1&pullRate=2&directoryId=dir&check=c"
                        + "&whiteBoardConfig=eyJvcGVuIjowfQ%3D%3D&live2vod=0&appScenario=s");
    }

    @Test
    void secretsAreRememberedAndNeverPrinted() {
        assertThat(FULL.fields().secrets()).containsExactly("a+b");
        assertThat(FULL.toString()).doesNotContain("a+b");
        assertThat(new Credentials("access", "hush\n")).hasToString("Credentials[accessKey=access, secretKey=***]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a,b", "a;b", "a b", "a\n"})
    void whatIsNotOneIdIsNotSent(String id) {
        var fields = new Fields();
        assertThatThrownBy(() -> fields.ids("pullId", List.of("fine", id)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n", "two words", "über"})
    void credentialsThatNoHeaderCanCarryAreRefusedWithoutShowingThem(String value) {
        assertThatThrownBy(() -> new Credentials("access", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("secretKey is empty or has");
    }
}
