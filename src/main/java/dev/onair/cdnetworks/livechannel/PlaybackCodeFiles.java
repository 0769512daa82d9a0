package dev.onair.cdnetworks.livechannel;

import dev.onair.cdnetworks.client.PlaybackUrl;
import dev.onair.cdnetworks.client.PullCode;
import dev.onair.cdnetworks.livechannel.LiveChannelCommand.FetchPlaybackCode;
import dev.onair.cdnetworks.livechannel.LiveChannelSpec.CodeType;
import dev.onair.engine.Effect;
import dev.onair.engine.Output;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The vendor's playback code as the keys of a ConfigMap. */
final class PlaybackCodeFiles {
    private PlaybackCodeFiles() {}

    static Effect<LiveChannelStatus> handedOut(FetchPlaybackCode fetch, PullCode code) {
        var wanted = fetch.wanted();
        var output = new Output(Output.Form.CONFIG_MAP, wanted.configMapName(), fetch.hash(), of(code, wanted.types()));
        return Effect.bringing(output, status -> {
            status.playbackCodeHash = fetch.hash();
            status.playbackCodeConfigMapName = wanted.configMapName();
        });
    }

    static Map<String, String> of(PullCode code, List<CodeType> types) {
        var wanted = types.isEmpty() ? EnumSet.allOf(CodeType.class) : EnumSet.copyOf(types);
        var files = new TreeMap<String, String>();
        for (var type : wanted) {
            switch (type) {
                case Html -> put(files, "player.html", code.htmlCode());
                case Swf -> put(files, "player.swf.url", code.swfCode());
                case Adaptive -> put(files, "adaptive.html", code.jsCode());
                case Url -> put(files, "urls.txt", lines(code.videoUrls()));
            }
        }
        return files;
    }

    private static void put(Map<String, String> files, String key, @Nullable String text) {
        if (text != null && !text.isEmpty()) {
            files.put(key, text);
        }
    }

    private static String lines(List<PlaybackUrl> urls) {
        return urls.stream()
                .map(url -> url.protocol() + " " + url.bitrate().word() + " " + url.url())
                .collect(Collectors.joining("\n"));
    }
}
