package dev.onair.huawei.client.ott;

import dev.onair.http.Secret;
import dev.onair.huawei.client.Immutable;
import dev.onair.huawei.client.StreamUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One primary source stream. Huawei Cloud Media Live API, table 5-5.
 *
 * @param bitrate bit/s, up to 104,857,600
 * @param width up to 4096
 * @param height up to 2160
 * @param bitrateFor3u8 whether {@code bitrate} fixes the bitrate
 * @param latency of an SRT pull, milliseconds
 * @param pbkeylen 16, 24 or 32 bytes of an AES key
 */
public record SourcesInfo(
        @Nullable StreamUrl url,
        @Nullable Integer bitrate,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Boolean enableSnapshot,
        @Nullable Boolean bitrateFor3u8,
        @Nullable Secret passphrase,
        @Nullable List<StreamUrl> backupUrls,
        @Nullable String streamId,
        @Nullable Integer latency,
        @Nullable Integer pbkeylen) {

    public SourcesInfo {
        backupUrls = Immutable.list(backupUrls);
    }
}
