package dev.onair.cdnetworks.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns the data of successful answers into values. Each takes what stands under {@code data}. */
final class ChannelAnswers {

    /** The example's spelling, then the table's. CDNetworks Cloud Live API 2.3, 2.15. */
    static final List<String> TOTALS = List.of("channelTotal", "channelToal");

    /** The document's spellings, and one of the SDK's. */
    static final String[] CREATED = {"createTime", "creatTime", "crreateTime"};

    private ChannelAnswers() {}

    /** CDNetworks Cloud Live API 2.1.6. */
    static CreatedChannel created(Answer data) {
        return new CreatedChannel(data.requiredPlain("pullId"), data.time(CREATED));
    }

    /** CDNetworks Cloud Live API 2.2.5; the answer does not repeat the id, as far as the document goes. */
    static ChannelDetails details(String pullId, Answer data) {
        requireSame(pullId, data);
        var pushUrl = rtmp(data.listOrNone("pushConfigureInfo"));
        var playback = PlaybackUrls.in(data.listOrNone("pullConfigureList"), "pullUrlList");
        return new ChannelDetails(
                pullId,
                data.required("channelName"),
                pushUrl == null ? data.text("channelType") : pushUrl.application(),
                stateOrNull(data),
                data.flag("live2vod"),
                data.time(CREATED),
                data.text("createUser"),
                pushUrl,
                data.text("directoryId"),
                data.text("appScenario"),
                data.text("playerId"),
                PlaybackUrls.protocols(playback),
                PlaybackUrls.bitrates(playback),
                playback);
    }

    /** Another channel must not pass for this one. */
    static void requireSame(String pullId, Answer data) {
        var shown = data.plain("pullId");
        if (shown != null && !shown.equalsIgnoreCase(pullId)) {
            throw new UnreadableAnswer("the vendor's answer is about another pullId");
        }
    }

    /** CDNetworks Cloud Live API 2.3.5: {@code channelTotal} in the example, {@code channelToal} in the table. */
    static ChannelPage page(int pageIndex, int pageSize, Answer data) {
        var page = ListedPage.read(pageIndex, pageSize, data, TOTALS, List.of("channelList"));
        var channels = page.values(ChannelAnswers::entry);
        return new ChannelPage(
                channels, page.total(), page.weight(), page.entries().size() - channels.size());
    }

    /** CDNetworks Cloud Live API 2.5.5. */
    static ChannelState state(Answer data) {
        var state = stateOrNull(data);
        if (state == null) {
            throw new UnreadableAnswer("the vendor's answer has no channelState from 1 to 3");
        }
        return state;
    }

    /** The SDK's call for many channels at once: a list of {@code pullId} and {@code channelStatus}. */
    static Map<String, ChannelState> states(Answer data) {
        var states = new LinkedHashMap<String, ChannelState>();
        data.onlyList().forEach(entry -> states.put(entry.requiredPlain("pullId"), state(entry)));
        return states;
    }

    /** CDNetworks Cloud Live API 2.9.6. Nothing is required: code 200 alone says that the edit took effect. */
    static EditedChannel edited(Answer data) {
        return new EditedChannel(data.text("channelName"), pushUrlOrNull(data));
    }

    /**
     * CDNetworks Cloud Live API 2.10.5: {@code urlInfo} is an object in the example, an array in the table. The newer
     * generation has the codes directly under {@code data}, the adaptive one by another name, and none of HTML.
     */
    static PullCode pullCode(Answer data) {
        if (data.mentions("videoUrl", "swfCode", "autoCode", "jsCode", "htmlCode")) {
            return codes(data);
        }
        return data.requiredList("pullCodeInfo").stream()
                .findFirst()
                .map(ChannelAnswers::codes)
                .orElseThrow(() -> new UnreadableAnswer("the vendor's answer has an empty pullCodeInfo"));
    }

    private static PullCode codes(Answer info) {
        return new PullCode(
                info.text("htmlCode"),
                info.text("swfCode"),
                info.text("jsCode", "autoCode"),
                PlaybackUrls.in(info.listOrNone("videoUrl"), "urlInfo"));
    }

    /** CDNetworks Cloud Live API 2.11.6. */
    static PushUrl pushUrl(Answer data) {
        return new PushUrl(data.required("pushUrl"));
    }

    /** CDNetworks Cloud Live API 2.23.6: the data is the URL. */
    static URI shareUrl(Answer data) {
        var text = data.text();
        try {
            var url = new URI(text == null ? "" : text.strip());
            if ("http".equals(url.getScheme()) || "https".equals(url.getScheme())) {
                return url;
            }
        } catch (URISyntaxException notAUrl) {
            // Told below.
        }
        throw new UnreadableAnswer("the vendor's answer has no share URL");
    }

    /** CDNetworks Cloud Live API 3.1.5. */
    static Map<String, Long> onlineByChannel(Answer data) {
        return online(data.requiredList("onlineNumberList"), "pullId");
    }

    /** CDNetworks Cloud Live API 3.2.5. */
    static Map<String, Long> onlineByDomain(Answer data) {
        return online(data.requiredList("onlineNumberInfo"), "pushDomain");
    }

    private static Map<String, Long> online(List<Answer> entries, String key) {
        var numbers = new LinkedHashMap<String, Long>();
        entries.forEach(entry -> numbers.put(entry.requiredPlain(key), entry.requiredNumber("onlineNumber")));
        return numbers;
    }

    private static ChannelEntry entry(Answer entry) {
        return new ChannelEntry(
                entry.requiredPlain("pullId"),
                entry.required("channelName"),
                entry.text("channelType"),
                stateOrNull(entry),
                entry.flag("live2vod"),
                entry.time(CREATED),
                pushUrlOrNull(entry),
                entry.text("directoryId"),
                entry.text("appScenario"),
                entry.text("userId"));
    }

    /** Where there are several protocols, the one whose stream the application and the stream's name are read from. */
    private static @Nullable PushUrl rtmp(List<Answer> infos) {
        return infos.stream()
                .map(ChannelAnswers::pushUrlOrNull)
                .filter(url -> url != null && url.isRtmp())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable PushUrl pushUrlOrNull(Answer data) {
        var url = data.text("pushUrl");
        return url == null ? null : new PushUrl(url);
    }

    private static @Nullable ChannelState stateOrNull(Answer data) {
        var code = data.text("channelState", "channelStatus");
        return code == null ? null : ChannelState.of(code.strip()).orElse(null);
    }
}
