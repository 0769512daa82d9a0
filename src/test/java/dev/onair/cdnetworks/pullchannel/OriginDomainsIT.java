package dev.onair.cdnetworks.pullchannel;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static dev.onair.cdnetworks.account.OperatorStage.message;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Protocol;
import dev.onair.common.SecretKeyRef;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.PullSource;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One origin domain is pulled from by one protocol (CDNetworks Cloud Live API 2.12.3): what one channel is refused, another lifts. */
@Execution(ExecutionMode.CONCURRENT)
class OriginDomainsIT {
    private static final String HTTP = "http://origin.example.net/live/2.flv";
    private static final String RULE = "one origin domain pulled from by one protocol only";

    private final PullFixture operator = new PullFixture();

    @BeforeEach
    void open() {
        operator.stage.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private static Consumer<PullChannelSpec> pulls(Protocol protocol, String url) {
        return spec -> {
            spec.source.url = url;
            spec.source.protocol = protocol;
        };
    }

    private static Consumer<PullChannelSpec> byRtmp() {
        return pulls(Protocol.RTMP, "rtmp://origin.example.net/live/1");
    }

    @Test
    void theNewOneIsMadeWhenTheOldOneIsPruned() {
        operator.create("old", byRtmp());
        operator.awaitReady("old");
        operator.create("new", pulls(Protocol.HDL, HTTP));
        operator.awaitReason("new", "Conflict");
        var told = message(operator.channel("new"));

        operator.channel("old").delete();

        operator.awaitReady("new");
        assertThat(told).contains(RULE, "PullChannel tv/old has it");
        assertThat(operator.calls("createPullChannel")).isEqualTo(3);
    }

    @Test
    void bothAtOnceConvergeWhenOneIsEdited() {
        operator.create("one", byRtmp());
        operator.create("two", pulls(Protocol.HDL, HTTP));
        awaitThat(() -> assertThat(message(operator.channel("one")) + message(operator.channel("two")))
                .containsAnyOf("PullChannel tv/one has it", "PullChannel tv/two has it"));
        var one = operator.status("one").pullId != null ? "one" : "two";
        var other = one.equals("one") ? "two" : "one";

        operator.edit(one, pulls(Protocol.RTMP, "rtmp://elsewhere.example.net/live/1"));

        operator.awaitReady(other);
        operator.awaitReady(one);
    }

    @Test
    void whatNoResourceDeclaresIsInTheWayToo() {
        operator.create("own", pulls(Protocol.RTMP, "rtmp://elsewhere.example.net/live/1"));
        operator.awaitReady("own");
        var settings = ChannelSettings.pulling("foreign")
                .edit()
                .source(PullSource.sample().withUrl("rtmp://origin.example.net/live/1"))
                .done();
        operator.stage.simulator().channels().create("ovptest", settings);
        operator.walk();

        operator.create("new", pulls(Protocol.HDL, HTTP));

        operator.awaitReason("new", "VendorRejected");
        assertThat(message(operator.channel("new")))
                .contains(RULE, "another channel of this account pulls from origin.example.net by RTMP")
                .contains("tried again every 30 minutes");
    }

    @Test
    void aUrlFromASecretIsKnownByItsDomainOnly() {
        operator.create("old", byRtmp());
        operator.awaitReady("old");
        operator.stage.secret("origin", Map.of("url", HTTP + "?token=planted-origin-token"));
        operator.create("new", spec -> {
            spec.source.url = null;
            spec.source.urlSecretRef = SecretKeyRef.of("origin", "url");
            spec.source.protocol = Protocol.HDL;
        });

        operator.awaitReason("new", "VendorRejected");
        assertThat(message(operator.channel("new")))
                .contains("pulls from origin.example.net by RTMP")
                .doesNotContain("planted-");
    }

    @Test
    void anEditIsRefusedInTheSameWay() {
        operator.create("one", byRtmp());
        operator.create("two", pulls(Protocol.HDL, "http://elsewhere.example.net/live/2.flv"));
        operator.awaitReady("one");
        operator.awaitReady("two");

        operator.edit("two", pulls(Protocol.HDL, HTTP));
        operator.awaitReason("two", "Conflict");
        operator.edit("one", pulls(Protocol.RTMP, "rtmp://third.example.net/live/1"));

        operator.awaitReady("two");
        operator.awaitReady("one");
    }

    @Test
    void twoOfOneDomainThatChangeTheirProtocolTogetherSaySoUntilOneIsMovedAside() {
        operator.create("one", byRtmp());
        operator.create("two", pulls(Protocol.RTMP, "rtmp://origin.example.net/live/2"));
        operator.awaitReady("one");
        operator.awaitReady("two");

        operator.edit("one", pulls(Protocol.HDL, "http://origin.example.net/live/1.flv"));
        operator.edit("two", pulls(Protocol.HDL, HTTP));
        awaitThat(() -> assertThat(message(operator.channel("one"))).contains("none can go first"));
        awaitThat(() -> assertThat(message(operator.channel("two"))).contains("none can go first"));
        operator.edit("one", pulls(Protocol.HDL, "http://elsewhere.example.net/live/1.flv"));

        operator.awaitReady("two");
        operator.edit("one", pulls(Protocol.HDL, "http://origin.example.net/live/1.flv"));
        awaitThat(() -> assertThat(operator.status("one").origin.domain).isEqualTo("origin.example.net"));
    }
}
