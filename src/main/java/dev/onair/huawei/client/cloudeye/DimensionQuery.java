package dev.onair.huawei.client.cloudeye;

import dev.onair.huawei.client.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One dimension to ask for, of one id or of all. Huawei Cloud Media Live API, table 6-13.
 *
 * @param dimName {@code medialive_mpc}, {@code pipeline} or {@code audio}
 */
public record DimensionQuery(String dimName, @Nullable String id) {

    public DimensionQuery {
        dimName = Immutable.required("dim_name", dimName);
    }
}
