package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a write of a channel answers; it may lack everything (4.1). Huawei Cloud Media Live API, table 5-30.
 *
 * @param sources where to push to, with {@code RTMP_PUSH}
 */
public record ChannelReply(
        @Nullable String domain,
        @Nullable String appName,
        @Nullable String id,
        @Nullable List<SourceRsp> sources) {

    public ChannelReply {
        sources = Immutable.list(sources);
    }
}
