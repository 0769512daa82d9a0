package dev.onair.huawei.client.cloudeye;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** By what metrics are told apart. Huawei Cloud Media Live API, table 6-6. */
public record Dimension(
        @Nullable List<String> params, @Nullable Display display) {

    public Dimension {
        params = Immutable.list(params);
    }
}
