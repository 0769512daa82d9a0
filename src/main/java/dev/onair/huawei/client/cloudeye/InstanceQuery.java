package dev.onair.huawei.client.cloudeye;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which instances to list. Huawei Cloud Media Live API, table 6-12.
 *
 * @param namespace such as {@code SYS.LIVE}
 * @param query from the channel down to what is asked for
 * @param start how many to leave out
 * @param limit how many to list
 */
public record InstanceQuery(
        String namespace,
        List<DimensionQuery> query,
        @Nullable Integer start,
        @Nullable Integer limit) {

    public InstanceQuery {
        query = List.copyOf(query);
        if (query.isEmpty()) {
            throw new IllegalArgumentException("query is empty: name at least one dimension");
        }
    }
}
