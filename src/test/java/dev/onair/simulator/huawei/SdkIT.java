package dev.onair.simulator.huawei;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.huaweicloud.sdk.core.auth.BasicCredentials;
import com.huaweicloud.sdk.core.exception.ClientRequestException;
import com.huaweicloud.sdk.core.exception.ServiceResponseException;
import com.huaweicloud.sdk.core.region.Region;
import com.huaweicloud.sdk.live.v1.LiveClient;
import com.huaweicloud.sdk.live.v1.model.CreateOttChannelInfoReq;
import com.huaweicloud.sdk.live.v1.model.CreateOttChannelInfoReqRecordSettings;
import com.huaweicloud.sdk.live.v1.model.CreateOttChannelInfoRequest;
import com.huaweicloud.sdk.live.v1.model.DeleteOttChannelInfoRequest;
import com.huaweicloud.sdk.live.v1.model.EndpointItem;
import com.huaweicloud.sdk.live.v1.model.HlsPackageItem;
import com.huaweicloud.sdk.live.v1.model.InputStreamInfo;
import com.huaweicloud.sdk.live.v1.model.ListOttChannelInfoRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelEncoderSettings;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelEncoderSettingsEncoderSettings;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelEndPointsReq;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelGeneral;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInfoEncoderSettingsRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInfoEndPointsRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInfoGeneralRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInfoInputRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInfoRecordSettingsRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInfoStatsRequest;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelInputReq;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelRecordSettings;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelRecordSettingsRecordSettings;
import com.huaweicloud.sdk.live.v1.model.ModifyOttChannelState;
import com.huaweicloud.sdk.live.v1.model.SourcesInfo;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The vendor's own SDK (3.1.143) against the simulator: all nine operations that it has of this API, and its
 * look-up of the project. It knows no flows,
 * statistics or Cloud Eye, and no ids of packages, so it can only replace packages by others.
 */
class SdkIT {
    private static final String DOMAIN = "push.testott.hls.com";
    private static final String APP = "ott";
    private static final String ID = "test";

    private final HuaweiSimulator simulator = HuaweiSimulator.start();
    private final LiveClient client = client(simulator.secretKey());

    private LiveClient client(String secretKey) {
        return LiveClient.newBuilder()
                .withCredential(new BasicCredentials()
                        .withAk(simulator.accessKey())
                        .withSk(secretKey)
                        .withProjectId(simulator.projectId()))
                .withEndpoints(List.of(simulator.url().toString()))
                .build();
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    private static EndpointItem hls(String url) {
        return new EndpointItem()
                .withHlsPackage(List.of(new HlsPackageItem()
                        .withUrl(url)
                        .withSegmentDurationSeconds(4)
                        .withPlaylistWindowSeconds(60)));
    }

    private static InputStreamInfo input(InputStreamInfo.InputProtocolEnum protocol) {
        return new InputStreamInfo()
                .withInputProtocol(protocol)
                .withSources(List.of(new SourcesInfo()
                        .withUrl("http://192.168.0.1/ott/test.flv")
                        .withBitrate(1024)
                        .withWidth(100)
                        .withHeight(100)));
    }

    private void create() {
        client.createOttChannelInfo(new CreateOttChannelInfoRequest()
                .withBody(new CreateOttChannelInfoReq()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withName("testname")
                        .withState(CreateOttChannelInfoReq.StateEnum.OFF)
                        .withInput(input(InputStreamInfo.InputProtocolEnum.FLV_PULL))
                        .withRecordSettings(
                                new CreateOttChannelInfoReqRecordSettings().withRollingbufferDuration(86400))
                        .withEndpoints(List.of(hls("pull.testott.hls.com/ott/test/index.m3u8")))));
    }

    private OttChannel channel() {
        return simulator.channels().get(DOMAIN, APP, ID);
    }

    @Test
    void createsChannels() {
        create();

        assertThat(channel()
                        .settings()
                        .at("/endpoints/0/hls_package/0/playlist_window_seconds")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void tellsWhereToPush() {
        var made = client.createOttChannelInfo(new CreateOttChannelInfoRequest()
                .withBody(new CreateOttChannelInfoReq()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withState(CreateOttChannelInfoReq.StateEnum.ON)
                        .withInput(input(InputStreamInfo.InputProtocolEnum.RTMP_PUSH))
                        .withRecordSettings(new CreateOttChannelInfoReqRecordSettings().withRollingbufferDuration(0))));

        assertThat(made.getHttpStatusCode()).isEqualTo(201);
        assertThat(made.getResultCode()).isEqualTo("LIVE.100000000");
        assertThat(made.getSources().getFirst().getUrl())
                .isEqualTo("rtmp://push.testott.hls.com/ott/test_1024?request_source=ott&channel_id=test");
    }

    @Test
    void listsChannels() {
        create();

        var listed = client.listOttChannelInfo(
                new ListOttChannelInfoRequest().withAppName(APP).withLimit(100).withOffset(0));

        assertThat(listed.getTotal()).isEqualTo(1);
        assertThat(listed.getChannels()
                        .getFirst()
                        .getInput()
                        .getSources()
                        .getFirst()
                        .getBitrate())
                .isEqualTo(1024);
    }

    @Test
    void deletesChannels() {
        create();

        var deleted = client.deleteOttChannelInfo(new DeleteOttChannelInfoRequest()
                .withDomain(DOMAIN)
                .withAppName(APP)
                .withId(ID));

        assertThat(deleted.getResultMsg()).isEqualTo("SUCCESS");
        assertThat(simulator.channels().all()).isEmpty();
    }

    @Test
    void modifiesEndpoints() {
        create();

        client.modifyOttChannelInfoEndPoints(new ModifyOttChannelInfoEndPointsRequest()
                .withBody(new ModifyOttChannelEndPointsReq()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withEndpoints(List.of(hls("pull.testott.hls.com/ott/test/other.m3u8")))));

        assertThat(channel().settings().at("/endpoints/0/hls_package/0/url").asText())
                .isEqualTo("pull.testott.hls.com/ott/test/other.m3u8");
    }

    @Test
    void modifiesInput() {
        create();

        client.modifyOttChannelInfoInput(new ModifyOttChannelInfoInputRequest()
                .withBody(new ModifyOttChannelInputReq()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withInput(input(InputStreamInfo.InputProtocolEnum.HLS_PULL))));

        assertThat(channel().settings().at("/input/input_protocol").asText()).isEqualTo("HLS_PULL");
    }

    @Test
    void modifiesRecordSettings() {
        create();

        client.modifyOttChannelInfoRecordSettings(new ModifyOttChannelInfoRecordSettingsRequest()
                .withBody(new ModifyOttChannelRecordSettings()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withRecordSettings(
                                new ModifyOttChannelRecordSettingsRecordSettings().withRollingbufferDuration(60))));

        assertThat(channel()
                        .settings()
                        .at("/record_settings/rollingbuffer_duration")
                        .asInt())
                .isEqualTo(60);
    }

    @Test
    void modifiesGeneralInformation() {
        create();

        client.modifyOttChannelInfoGeneral(new ModifyOttChannelInfoGeneralRequest()
                .withBody(new ModifyOttChannelGeneral()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withName("other name")));

        assertThat(channel().settings().path("name").asText()).isEqualTo("other name");
    }

    @Test
    void modifiesStateAndIsRefusedTheSecondTime() {
        create();
        var request = new ModifyOttChannelInfoStatsRequest()
                .withBody(new ModifyOttChannelState()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withState(ModifyOttChannelState.StateEnum.ON));

        client.modifyOttChannelInfoStats(request);

        assertThat(channel().on()).isTrue();
        assertThatThrownBy(() -> client.modifyOttChannelInfoStats(request))
                .isInstanceOfSatisfying(
                        ClientRequestException.class,
                        refused -> assertThat(refused.getHttpStatusCode()).isEqualTo(400));
    }

    @Test
    void modifiesEncoderSettings() {
        create();

        client.modifyOttChannelInfoEncoderSettings(new ModifyOttChannelInfoEncoderSettingsRequest()
                .withBody(new ModifyOttChannelEncoderSettings()
                        .withDomain(DOMAIN)
                        .withAppName(APP)
                        .withId(ID)
                        .withEncoderSettings(
                                List.of(new ModifyOttChannelEncoderSettingsEncoderSettings().withTemplateId("ld")))));

        assertThat(channel().settings().at("/encoder_settings/0/template_id").asText())
                .isEqualTo("ld");
    }

    @Test
    void looksUpTheProjectOfItsRegion() {
        create();
        var url = simulator.url().toString();
        var byRegion = LiveClient.newBuilder()
                .withCredential(new BasicCredentials()
                        .withIamEndpoint(url)
                        .withAk(simulator.accessKey())
                        .withSk(simulator.secretKey()))
                .withRegion(new Region(simulator.region(), url))
                .build();

        assertThat(byRegion.listOttChannelInfo(new ListOttChannelInfoRequest()).getTotal())
                .isEqualTo(1);
        assertThat(simulator.requests().of("listProjects").getLast().parameters())
                .containsEntry("name", simulator.region());
    }

    @Test
    void isRefusedWithAWrongSecret() {
        assertThatThrownBy(() -> client("wrong").listOttChannelInfo(new ListOttChannelInfoRequest()))
                .isInstanceOfSatisfying(
                        ServiceResponseException.class,
                        refused -> assertThat(refused.getHttpStatusCode()).isEqualTo(401));
    }
}
