package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.StreamUrl;
import org.jspecify.annotations.Nullable;

/**
 * One ingest URL. Huawei Cloud Media Live API, table 5-31.
 *
 * @param bitrate bit/s
 */
public record SourceRsp(
        @Nullable StreamUrl url,
        @Nullable Integer bitrate,
        @Nullable Integer width,
        @Nullable Integer height,
        @Nullable Boolean enableSnapshot) {}
