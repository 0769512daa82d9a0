package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The packages that a channel offers. Huawei Cloud Media Live API, table 5-15. */
public record EndpointItem(
        @Nullable List<HlsPackageItem> hlsPackage,
        @Nullable List<DashPackageItem> dashPackage,
        @Nullable List<MssPackageItem> mssPackage) {

    public EndpointItem {
        hlsPackage = Immutable.list(hlsPackage);
        dashPackage = Immutable.list(dashPackage);
        mssPackage = Immutable.list(mssPackage);
    }
}
