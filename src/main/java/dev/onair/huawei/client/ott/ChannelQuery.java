package dev.onair.huawei.client.ott;

import org.jspecify.annotations.Nullable;

/**
 * Which channels to list; what is null is not asked for. Huawei Cloud Media Live API, table 5-34.
 *
 * @param limit 1 to {@value #LARGEST_PAGE}; 10 where it is null
 * @param offset how many to leave out
 * @param dataDisplay whether to show secrets instead of asterisks
 */
public record ChannelQuery(
        @Nullable String domain,
        @Nullable String appName,
        @Nullable String id,
        @Nullable Integer limit,
        @Nullable Integer offset,
        boolean dataDisplay) {

    /** The most channels that one page has. */
    public static final int LARGEST_PAGE = 100;

    public ChannelQuery {
        if ((limit != null && (limit < 1 || limit > LARGEST_PAGE)) || (offset != null && offset < 0)) {
            throw new IllegalArgumentException("page of " + limit + " channels from " + offset
                    + " does not exist: give a limit of 1 to " + LARGEST_PAGE + " and an offset from 0");
        }
    }

    /** One channel. */
    public static ChannelQuery of(ChannelKey key) {
        return new ChannelQuery(key.domain(), key.appName(), key.id(), null, null, false);
    }

    /** A page of all channels. */
    public static ChannelQuery page(int limit, int offset) {
        return new ChannelQuery(null, null, null, limit, offset, false);
    }

    /** The same with its secrets shown. */
    public ChannelQuery withSecrets() {
        return new ChannelQuery(domain, appName, id, limit, offset, true);
    }
}
