package dev.onair.huawei.client.ott;

import dev.onair.huawei.client.Immutable;
import dev.onair.huawei.client.StreamUrl;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a package is encrypted and where its keys come from. Huawei Cloud Media Live API, table 5-20.
 *
 * @param keyRotationIntervalSeconds reserved: shown, not to be set
 * @param encryptionMethod reserved: shown, not to be set
 * @param level {@code content} or {@code profile}
 * @param resourceId sent always
 * @param systemIds {@code FairPlay} for HLS, {@code Widevine} and {@code PlayReady} for DASH, {@code PlayReady} for MSS; sent always
 * @param url of the key server; sent always
 * @param spekeVersion {@code 1.0}; sent always
 * @param requestMode {@code direct_http} or {@code functiongraph_proxy}; sent always
 * @param httpHeaders five at most, with {@code direct_http}
 * @param urn of the function, with {@code functiongraph_proxy}
 */
public record Encryption(
        @Nullable Integer keyRotationIntervalSeconds,
        @Nullable String encryptionMethod,
        @Nullable String level,
        @Nullable String resourceId,
        @Nullable List<String> systemIds,
        @Nullable StreamUrl url,
        @Nullable String spekeVersion,
        @Nullable String requestMode,
        @Nullable List<HttpHeader> httpHeaders,
        @Nullable String urn) {

    public Encryption {
        systemIds = Immutable.list(systemIds);
        httpHeaders = Immutable.list(httpHeaders);
    }

    /** What of it can be asked for. */
    public Encryption withoutReserved() {
        return new Encryption(
                null, null, level, resourceId, systemIds, url, spekeVersion, requestMode, httpHeaders, urn);
    }
}
