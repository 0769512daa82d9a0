package dev.onair.huawei.client.ott;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.onair.huawei.client.Immutable;
import dev.onair.huawei.client.RawJson;
import dev.onair.huawei.client.StreamUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One MSS output. Huawei Cloud Media Live API, table 5-18.
 *
 * @param id made by the service, shown by a query, and wanted where endpoints are modified
 * @param segmentDurationSeconds 1 to 10; sent always
 * @param playlistWindowSeconds 0 to 86,400, three segments at least
 * @param delaySegment seconds that playback lags behind
 * @param allowAllIpAccess the query's tables write {@code allow_all_ip_accesses}
 * @param ipWhitelist CIDR blocks, separated by {@code ,}
 * @param manifestName 128 characters; {@code index} where it is not set
 */
public record MssPackageItem(
        @Nullable String id,
        @Nullable StreamUrl url,
        @Nullable List<StreamSelectionItem> streamSelection,
        @Nullable Integer segmentDurationSeconds,
        @Nullable Integer playlistWindowSeconds,
        @Nullable Encryption encryption,
        @Nullable RawJson extArgs,
        @Nullable Integer delaySegment,
        @Nullable PackageRequestArgs requestArgs,
        @Nullable Boolean enableAccess,
        @JsonAlias("allow_all_ip_accesses") @Nullable Boolean allowAllIpAccess,
        @Nullable String ipWhitelist,
        @Nullable HttpHeader cdnIdentifierHeader,
        @Nullable String originDomainMaster,
        @Nullable String originDomainSlave,
        @Nullable String manifestName,
        @Nullable StreamUrl slaveUrl,
        @Nullable ManifestSelection manifestSelection)
        implements PackageItem {

    public MssPackageItem {
        streamSelection = Immutable.list(streamSelection);
    }

    @Override
    public MssPackageItem withId(@Nullable String other) {
        return new MssPackageItem(
                other,
                url,
                streamSelection,
                segmentDurationSeconds,
                playlistWindowSeconds,
                encryption,
                extArgs,
                delaySegment,
                requestArgs,
                enableAccess,
                allowAllIpAccess,
                ipWhitelist,
                cdnIdentifierHeader,
                originDomainMaster,
                originDomainSlave,
                manifestName,
                slaveUrl,
                manifestSelection);
    }
}
