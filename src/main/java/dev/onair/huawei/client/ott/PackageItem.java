package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.RawJson;
import dev.onair.huawei.client.StreamUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What packages of all three kinds have. Huawei Cloud Media Live API, tables 5-16 to 5-18. */
public sealed interface PackageItem permits HlsPackageItem, DashPackageItem, MssPackageItem {

    @Nullable String id();

    @Nullable StreamUrl url();

    @Nullable List<StreamSelectionItem> streamSelection();

    @Nullable Integer segmentDurationSeconds();

    @Nullable Integer playlistWindowSeconds();

    @Nullable Encryption encryption();

    @Nullable RawJson extArgs();

    @Nullable PackageRequestArgs requestArgs();

    @Nullable Boolean enableAccess();

    @Nullable Boolean allowAllIpAccess();

    @Nullable String ipWhitelist();

    @Nullable HttpHeader cdnIdentifierHeader();

    @Nullable String originDomainMaster();

    @Nullable String originDomainSlave();

    @Nullable String manifestName();

    @Nullable StreamUrl slaveUrl();

    @Nullable ManifestSelection manifestSelection();

    /** The same under the id that the service gave it, which it wants back in each change (5.4). */
    PackageItem withId(@Nullable String other);
}
