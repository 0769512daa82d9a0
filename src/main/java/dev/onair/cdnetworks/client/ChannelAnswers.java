package dev.onair.cdnetworks.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns the data of successful answers into values. Each takes what stands under {@code data}. */
final class ChannelAnswers {

    private ChannelAnswers() {}

    /** CDNetworks Cloud Live API 2.1.6. */
    static CreatedChannel created(Answer data) {
        return new CreatedChannel(data.required("pullId"), data.time("createTime", "creatTime"));
    }

    /** CDNetworks Cloud Live API 2.2.5; the answer does not repeat the id. */
    static ChannelDetails details(String pullId, Answer data) {
        var pushUrl = data.listOrNone("pushConfigureInfo").stream()
                .map(ChannelAnswers::pushUrlOrNull)
                .filter(url -> url != null)
                .findFirst()
                .orElse(null);
        var playback = playbackUrls(data.listOrNone("pullConfigureList"), "pullUrlList");
        return new ChannelDetails(
                pullId,
                data.required("channelName"),
                pushUrl == null ? data.text("channelType") : pushUrl.application(),
                stateOrNull(data),
                data.flag("live2vod"),
                data.time("createTime", "creatTime"),
                data.text("createUser"),
                pushUrl,
                data.text("directoryId"),
                data.text("appScenario"),
                data.text("playerId"),
                playback.stream().map(PlaybackUrl::protocol).collect(toEnumSet(Protocol.class)),
                playback.stream().map(PlaybackUrl::bitrate).collect(toEnumSet(Bitrate.class)),
                playback);
    }

    /** CDNetworks Cloud Live API 2.3.5: {@code channelTotal} in the example, {@code channelToal} in the table. */
    static ChannelPage page(int pageIndex, int pageSize, Answer data) {
        var total = data.requiredNumber("channelTotal", "channelToal");
        if (total < 0 || total > Integer.MAX_VALUE) {
            throw new UnreadableAnswer("the vendor's answer has a channelTotal of " + total);
        }
        var list = data.list("channelList");
        // An answer that merely lost its list must not look like an account that lost its channels.
        if (list == null && total > (pageIndex - 1L) * pageSize) {
            throw new UnreadableAnswer("the vendor's answer has a channelTotal of " + total + " and no channelList");
        }
        return new ChannelPage(
                (list == null ? List.<Answer>of() : list)
                        .stream().map(ChannelAnswers::entry).toList(),
                (int) total);
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
        data.onlyList().forEach(entry -> states.put(entry.required("pullId"), state(entry)));
        return states;
    }

    /** CDNetworks Cloud Live API 2.9.6. Nothing is required: code 200 alone says that the edit took effect. */
    static EditedChannel edited(Answer data) {
        return new EditedChannel(data.text("channelName"), pushUrlOrNull(data));
    }

    /** CDNetworks Cloud Live API 2.10.5: {@code urlInfo} is an object in the example, an array in the table. */
    static PullCode pullCode(Answer data) {
        var info = data.requiredList("pullCodeInfo").stream()
                .findFirst()
                .orElseThrow(() -> new UnreadableAnswer("the vendor's answer has an empty pullCodeInfo"));
        return new PullCode(
                info.text("htmlCode"),
                info.text("swfCode"),
                info.text("jsCode"),
                playbackUrls(info.listOrNone("videoUrl"), "urlInfo"));
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
        entries.forEach(entry -> numbers.put(entry.required(key), entry.requiredNumber("onlineNumber")));
        return numbers;
    }

    private static ChannelEntry entry(Answer entry) {
        return new ChannelEntry(
                entry.required("pullId"),
                entry.required("channelName"),
                entry.text("channelType"),
                stateOrNull(entry),
                entry.flag("live2vod"),
                entry.time("createTime", "creatTime"),
                pushUrlOrNull(entry),
                entry.text("directoryId"),
                entry.text("appScenario"),
                entry.text("userId"));
    }

    private static List<PlaybackUrl> playbackUrls(List<Answer> protocols, String urlsField) {
        var found = new ArrayList<PlaybackUrl>();
        for (var group : protocols) {
            var spelling = group.text("pullProtocol");
            // A protocol that the document does not sell, such as "4" of 2.10.5, cannot be asked for either.
            var protocol = spelling == null ? null : Protocol.of(spelling).orElse(null);
            if (protocol != null) {
                group.listOrNone(urlsField).forEach(urls -> addUrls(protocol, urls, found));
            }
        }
        return found;
    }

    private static void addUrls(Protocol protocol, Answer urls, List<PlaybackUrl> found) {
        for (var lbhd : List.of(false, true)) {
            for (var bitrate : Bitrate.values()) {
                // An empty text means that the rendition is not configured.
                var url = urls.text(bitrate.urlField(lbhd));
                if (url != null) {
                    found.add(new PlaybackUrl(protocol, bitrate, lbhd, url));
                }
            }
        }
    }

    private static @Nullable PushUrl pushUrlOrNull(Answer data) {
        var url = data.text("pushUrl");
        return url == null ? null : new PushUrl(url);
    }

    private static @Nullable ChannelState stateOrNull(Answer data) {
        var code = data.text("channelState", "channelStatus");
        return code == null ? null : ChannelState.of(code.strip()).orElse(null);
    }

    private static <E extends Enum<E>> Collector<E, ?, EnumSet<E>> toEnumSet(Class<E> type) {
        return Collectors.toCollection(() -> EnumSet.noneOf(type));
    }
}
