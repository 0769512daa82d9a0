package dev.onair.huawei.ottchannel;

import dev.onair.common.Hash;
import dev.onair.engine.Output;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.SourcesInfo;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** What encoders need to push, as a Secret: each URL, and its two halves as encoders ask for them. */
final class ConnectionSecret {
    private static final int MOST = 16;
    private static final Pattern STREAM_ID = Pattern.compile("[?&]streamid=([^&]+)");

    private ConnectionSecret() {}

    static Optional<Output> of(OttChannelDesired desired, Channel observed) {
        var urls = OttChannelReport.ingest(observed)
                .map(SourcesInfo::url)
                .filter(Objects::nonNull)
                .map(url -> url.value())
                .limit(MOST)
                .toList();
        if (urls.isEmpty()) {
            return Optional.empty();
        }
        var data = new HashMap<String, String>();
        for (var i = 0; i < urls.size(); i++) {
            var url = urls.get(i);
            var end = i == 0 ? "" : String.valueOf(i + 1);
            data.put("pushUrl" + end, url);
            if (url.toLowerCase(Locale.ROOT).startsWith("srt://")) {
                srt(url, end, data);
            } else {
                rtmp(url, end, data);
            }
        }
        return desired.connectionSecretName()
                .map(name -> new Output(Output.Form.SECRET, name, Hash.of(urls.toArray(String[]::new)), data));
    }

    private static void rtmp(String url, String end, Map<String, String> data) {
        var slash = url.replaceFirst("\\?.*", "").lastIndexOf('/');
        data.put("server" + end, slash < 0 ? url : url.substring(0, slash));
        data.put("streamKey" + end, url.substring(slash + 1));
    }

    /** Encoders want a host with a port, and the stream's id apart, where the URL has one. */
    private static void srt(String url, String end, Map<String, String> data) {
        data.put("server" + end, url.replaceFirst("\\?.*", ""));
        var id = STREAM_ID.matcher(url);
        if (id.find()) {
            data.put("streamKey" + end, id.group(1));
        }
    }
}
