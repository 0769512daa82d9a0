package dev.onair.huawei.client.ott;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.onair.huawei.client.Immutable;
import dev.onair.huawei.client.RawJson;
import dev.onair.huawei.client.StreamUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One HLS output. Huawei Cloud Media Live API, table 5-16.
 *
 * @param id made by the service, shown by a query, and wanted where endpoints are modified
 * @param segmentDurationSeconds 1 to 10; sent always
 * @param playlistWindowSeconds 0 to 86,400, three segments at least
 * @param adMarker {@code ENHANCED_SCTE35}
 * @param allowAllIpAccess the query's tables write {@code allow_all_ip_accesses}
 * @param ipWhitelist CIDR blocks, separated by {@code ,}
 * @param manifestName 128 characters; {@code index} where it is not set
 */
public record HlsPackageItem(
        @Nullable String id,
        @Nullable StreamUrl url,
        @Nullable List<StreamSelectionItem> streamSelection,
        @Nullable String hlsVersion,
        @Nullable Integer segmentDurationSeconds,
        @Nullable Integer playlistWindowSeconds,
        @Nullable Encryption encryption,
        @Nullable RawJson ads,
        @Nullable RawJson extArgs,
        @Nullable PackageRequestArgs requestArgs,
        @Nullable List<String> adMarker,
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

    public HlsPackageItem {
        streamSelection = Immutable.list(streamSelection);
        adMarker = Immutable.list(adMarker);
    }

    @Override
    public HlsPackageItem withId(@Nullable String other) {
        return new HlsPackageItem(
                other,
                url,
                streamSelection,
                hlsVersion,
                segmentDurationSeconds,
                playlistWindowSeconds,
                encryption,
                ads,
                extArgs,
                requestArgs,
                adMarker,
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
