package dev.onair.huawei.client.ott;

import com.fasterxml.jackson.annotation.JsonAlias;
import dev.onair.huawei.client.Immutable;
import dev.onair.huawei.client.RawJson;
import dev.onair.huawei.client.StreamUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One DASH output. Huawei Cloud Media Live API, table 5-17.
 *
 * @param id made by the service, shown by a query, and wanted where endpoints are modified
 * @param segmentDurationSeconds 1 to 10; sent always
 * @param playlistWindowSeconds 0 to 86,400, three segments at least
 * @param adMarker {@code xml+bin}
 * @param suggestedPresentationDelay seconds, 1 to 120
 * @param minimumUpdatePeriod seconds, 1 to 120
 * @param minBufferTime seconds, 1 to 120
 * @param allowAllIpAccess the query's tables write {@code allow_all_ip_accesses}
 * @param ipWhitelist CIDR blocks, separated by {@code ,}
 * @param manifestName 128 characters; {@code index} where it is not set
 */
public record DashPackageItem(
        @Nullable String id,
        @Nullable StreamUrl url,
        @Nullable List<StreamSelectionItem> streamSelection,
        @Nullable Integer segmentDurationSeconds,
        @Nullable Integer playlistWindowSeconds,
        @Nullable Encryption encryption,
        @Nullable RawJson ads,
        @Nullable RawJson extArgs,
        @Nullable PackageRequestArgs requestArgs,
        @Nullable String adMarker,
        @Nullable Integer suggestedPresentationDelay,
        @Nullable Integer minimumUpdatePeriod,
        @Nullable Integer minBufferTime,
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

    public DashPackageItem {
        streamSelection = Immutable.list(streamSelection);
    }

    @Override
    public DashPackageItem withId(@Nullable String other) {
        return new DashPackageItem(
                other,
                url,
                streamSelection,
                segmentDurationSeconds,
                playlistWindowSeconds,
                encryption,
                ads,
                extArgs,
                requestArgs,
                adMarker,
                suggestedPresentationDelay,
                minimumUpdatePeriod,
                minBufferTime,
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
