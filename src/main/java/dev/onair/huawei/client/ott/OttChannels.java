package dev.onair.huawei.client.ott;

import static dev.onair.http.CallKind.READ;
import static dev.onair.http.CallKind.WRITE;

import dev.onair.engine.Outcome;
import dev.onair.http.CallKind;
import dev.onair.huawei.client.Call;
import dev.onair.huawei.client.HuaweiClient;
import dev.onair.huawei.client.HuaweiErrors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The calls of channels; each method is one request, named as the vendor's permission for it. Huawei Cloud Media Live API,
 * chapter 5. At most 80 requests a minute (table 1-2). Each change replaces the whole of what it names.
 */
public final class OttChannels {

    private static final String CHANNELS = "ott/channels";

    private final HuaweiClient client;
    private final String projectId;
    private final AtomicReference<TranscodingsPath> transcodingsPath =
            new AtomicReference<>(TranscodingsPath.OF_THE_CLIENTS);

    /** 5.9 spells the path right, none of the vendor's clients does; a gateway may know but one. */
    private enum TranscodingsPath {
        OF_THE_DOCUMENT("encoder-settings"),
        OF_THE_CLIENTS("encorder-settings");

        private final String name;

        TranscodingsPath(String name) {
            this.name = name;
        }

        TranscodingsPath other() {
            return this == OF_THE_DOCUMENT ? OF_THE_CLIENTS : OF_THE_DOCUMENT;
        }
    }

    public OttChannels(HuaweiClient client, String projectId) {
        this.client = client;
        this.projectId = projectId;
    }

    /** Refused where it exists already: see {@link HuaweiErrors#isExisting}. 5.1. */
    public Outcome<ChannelReply> createChannel(Channel channel) {
        var call = call("createChannel", WRITE, "POST", CHANNELS).withBody(channel);
        return HuaweiErrors.ofCreate(reply(call));
    }

    /** {@code Gone} where one channel is asked for and not there. 5.2. */
    public Outcome<ChannelPage> listChannel(ChannelQuery query) {
        var call = call("listChannel", READ, "GET", CHANNELS)
                .with("domain", query.domain())
                .with("app_name", query.appName())
                .with("id", query.id())
                .with("limit", query.limit())
                .with("offset", query.offset())
                .with("data_display", query.dataDisplay() ? true : null);
        var offset = query.offset() == null ? 0 : query.offset();
        return client.call(call, answer -> {
            var channels = answer.page("channels", Channel.class, offset);
            return new ChannelPage(
                    channels, answer.total(), answer.weight(), answer.size("channels") - channels.size());
        });
    }

    /** Deletes for good. 5.3. */
    public Outcome<ChannelReply> deleteChannel(ChannelKey key) {
        return reply(call("deleteChannel", WRITE, "DELETE", CHANNELS)
                .with("domain", key.domain())
                .with("app_name", key.appName())
                .with("id", key.id()));
    }

    /** Packages that exist go with their ids: {@link PackageItem#withId}. 5.4. */
    public Outcome<ChannelReply> updateChannelEndpoint(ChannelKey key, List<EndpointItem> endpoints) {
        return update("updateChannelEndpoint", "endpoints", body(key, "endpoints", List.copyOf(endpoints)));
    }

    /**
     * 5.5.
     *
     * @param expand the audio and video output, null to leave it as it is
     */
    public Outcome<ChannelReply> updateChannelInput(
            ChannelKey key, InputStreamInfo input, @Nullable EncoderSettingsExpand expand) {
        var body = body(key, "input", input);
        if (expand != null) {
            body.put("encoder_settings_expand", expand);
        }
        return update("updateChannelInput", "input", body);
    }

    /** 5.6. */
    public Outcome<ChannelReply> updateChannelRecord(ChannelKey key, RecordSettings settings) {
        return update("updateChannelRecord", "record-settings", body(key, "record_settings", settings));
    }

    /** Changes the name. 5.7. */
    public Outcome<ChannelReply> updateChannelGeneralInfo(ChannelKey key, String name) {
        return update("updateChannelGeneralInfo", "general", body(key, "name", name));
    }

    /** Done also where the vendor says that the channel is in this state already. 5.8. */
    public Outcome<ChannelReply> updateChannelState(ChannelKey key, ChannelState state) {
        var isSoAlready = Pattern.compile(
                "\\bchannel state has (?:already )?been turned " + state + "\\b", Pattern.CASE_INSENSITIVE);
        return reply(call("updateChannelState", WRITE, "PUT", CHANNELS + "/state")
                .withBody(body(key, "state", state))
                .agreeingTo(isSoAlready));
    }

    /** Under the path of the vendor's clients; where nobody answers to it under the document's, and the one that is known is kept. 5.9. */
    public Outcome<ChannelReply> modifyChannelTranscodings(ChannelKey key, List<EncoderSettings> settings) {
        var body = body(key, "encoder_settings", List.copyOf(settings));
        var path = transcodingsPath.get();
        return client.call(
                transcodings(path, body),
                transcodings(path.other(), body),
                () -> transcodingsPath.set(path.other()),
                answer -> answer.as(ChannelReply.class));
    }

    private Call transcodings(TranscodingsPath path, Map<String, Object> body) {
        return call("modifyChannelTranscodings", WRITE, "PUT", CHANNELS + "/" + path.name)
                .withBody(body);
    }

    /** Signals of advertisements. {@code Retryable} where the vendor cannot tell them. 5.10. */
    public Outcome<Statistic> statistic(StatisticQuery query) {
        var call = call("statistic", READ, "POST", CHANNELS + "/statistic")
                .with("limit", query.limit())
                .with("offset", query.offset())
                .withBody(query.body());
        var offset = query.offset() == null ? 0 : query.offset();
        return client.call(call, answer -> {
            var scte35 = answer.object("scte35");
            return new Statistic(scte35.page("scte35_info", Scte35Info.class, offset), scte35.shownTotal());
        });
    }

    private Outcome<ChannelReply> update(String operation, String part, Map<String, Object> body) {
        return reply(call(operation, WRITE, "PUT", CHANNELS + "/" + part).withBody(body));
    }

    private Outcome<ChannelReply> reply(Call call) {
        return client.call(call, answer -> answer.as(ChannelReply.class));
    }

    private Call call(String operation, CallKind kind, String method, String path) {
        return Call.live(projectId, operation, kind, method, path);
    }

    private static Map<String, Object> body(ChannelKey key, String field, Object value) {
        var body = new LinkedHashMap<String, Object>();
        body.put("domain", key.domain());
        body.put("app_name", key.appName());
        body.put("id", key.id());
        body.put(field, value);
        return body;
    }
}
