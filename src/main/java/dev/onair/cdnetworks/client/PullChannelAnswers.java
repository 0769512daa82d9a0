package dev.onair.cdnetworks.client;

import dev.onair.http.Secret;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns the data of successful answers about pull channels into values. */
final class PullChannelAnswers {

    private PullChannelAnswers() {}

    /**
     * CDNetworks Cloud Live API 2.14; the answer does not repeat the id. The example has the playback URLs within the source,
     * the table beside it.
     */
    static PullChannelDetails details(String pullId, Answer data) {
        ChannelAnswers.requireSame(pullId, data);
        var sources = data.listOrNone("sourcePullConfigureInfoList");
        var groups = new ArrayList<>(data.listOrNone("pullConfigureList"));
        sources.forEach(source -> groups.addAll(source.listOrNone("pullConfigureList")));
        var source = sources.isEmpty() ? data : sources.getFirst();
        var playback =
                PlaybackUrls.in(groups, "pullUrlList").stream().distinct().toList();
        return new PullChannelDetails(
                pullId,
                data.required("channelName"),
                protocolOrNull(source),
                secretOrNull(source),
                data.time(ChannelAnswers.CREATED),
                data.text("createUser"),
                data.text("playerId"),
                PlaybackUrls.protocols(playback),
                PlaybackUrls.bitrates(playback),
                playback);
    }

    /** CDNetworks Cloud Live API 2.15. */
    static PullChannelPage page(int pageIndex, int pageSize, Answer data) {
        var page = ListedPage.read(pageIndex, pageSize, data, ChannelAnswers.TOTALS, List.of("channelList"));
        var channels = page.values(PullChannelAnswers::entry);
        return new PullChannelPage(
                channels, page.total(), page.weight(), page.entries().size() - channels.size());
    }

    private static PullChannelEntry entry(Answer entry) {
        return new PullChannelEntry(
                entry.requiredPlain("pullId"),
                entry.required("channelName"),
                entry.text("channelType"),
                protocolOrNull(entry),
                secretOrNull(entry),
                entry.time(ChannelAnswers.CREATED),
                entry.text("userId"));
    }

    private static @Nullable Protocol protocolOrNull(Answer source) {
        var spelling = source.text("sourcePullProtocol");
        return spelling == null ? null : Protocol.of(spelling).orElse(null);
    }

    private static @Nullable Secret secretOrNull(Answer source) {
        var url = source.plain("sourcePullUrl");
        return url == null ? null : new Secret(url);
    }
}
