package dev.onair.huawei.ottchannel;

import dev.onair.huawei.client.RawJson;
import dev.onair.huawei.client.StreamUrl;
import dev.onair.huawei.client.ott.DashPackageItem;
import dev.onair.huawei.client.ott.Encryption;
import dev.onair.huawei.client.ott.HlsPackageItem;
import dev.onair.huawei.client.ott.HttpHeader;
import dev.onair.huawei.client.ott.LiveRequestArgs;
import dev.onair.huawei.client.ott.ManifestSelection;
import dev.onair.huawei.client.ott.MssPackageItem;
import dev.onair.huawei.client.ott.PackageRequestArgs;
import dev.onair.huawei.client.ott.RecordRequestArgs;
import dev.onair.huawei.client.ott.StreamSelectionItem;
import dev.onair.huawei.client.ott.TimeshiftRequestArgs;
import dev.onair.huawei.ottchannel.OttChannelManifest.SecretValues;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A manifest's packages in the vendor's terms, without ids. Huawei Cloud Media Live API, tables 5-16 to 5-26. */
record PackageForms(SecretValues secrets) {
    private static final String SPEKE_VERSION = "1.0";

    HlsPackageItem hls(HlsPackageSpec spec) {
        var shared = new Shared(spec);
        return new HlsPackageItem(
                null,
                url(spec),
                shared.streamSelection(),
                spec.version,
                OttChannelManifest.seconds(spec.segmentDuration),
                OttChannelManifest.seconds(spec.playlistWindow),
                shared.encryption(),
                raw(spec.url, "ads", spec.ads),
                raw(spec.url, "extraArguments", spec.extraArguments),
                shared.requestArgs(),
                spec.adMarker == null ? null : List.of(spec.adMarker.name()),
                shared.origin(origin -> origin.enableAccess),
                shared.origin(origin -> origin.allowAllIps),
                shared.origin(PackageForms::whitelist),
                shared.origin(this::cdnHeader),
                shared.origin(origin -> origin.domain),
                shared.origin(origin -> origin.standbyDomain),
                shared.manifestName(),
                shared.standbyUrl(),
                shared.manifestSelection());
    }

    DashPackageItem dash(DashPackageSpec spec) {
        var shared = new Shared(spec);
        return new DashPackageItem(
                null,
                url(spec),
                shared.streamSelection(),
                OttChannelManifest.seconds(spec.segmentDuration),
                OttChannelManifest.seconds(spec.playlistWindow),
                shared.encryption(),
                raw(spec.url, "ads", spec.ads),
                raw(spec.url, "extraArguments", spec.extraArguments),
                shared.requestArgs(),
                spec.adMarker,
                OttChannelManifest.seconds(spec.suggestedPresentationDelay),
                OttChannelManifest.seconds(spec.minimumUpdatePeriod),
                OttChannelManifest.seconds(spec.minBufferTime),
                shared.origin(origin -> origin.enableAccess),
                shared.origin(origin -> origin.allowAllIps),
                shared.origin(PackageForms::whitelist),
                shared.origin(this::cdnHeader),
                shared.origin(origin -> origin.domain),
                shared.origin(origin -> origin.standbyDomain),
                shared.manifestName(),
                shared.standbyUrl(),
                shared.manifestSelection());
    }

    MssPackageItem mss(MssPackageSpec spec) {
        var shared = new Shared(spec);
        return new MssPackageItem(
                null,
                url(spec),
                shared.streamSelection(),
                OttChannelManifest.seconds(spec.segmentDuration),
                OttChannelManifest.seconds(spec.playlistWindow),
                shared.encryption(),
                raw(spec.url, "extraArguments", spec.extraArguments),
                OttChannelManifest.seconds(spec.delay),
                shared.requestArgs(),
                shared.origin(origin -> origin.enableAccess),
                shared.origin(origin -> origin.allowAllIps),
                shared.origin(PackageForms::whitelist),
                shared.origin(this::cdnHeader),
                shared.origin(origin -> origin.domain),
                shared.origin(origin -> origin.standbyDomain),
                shared.manifestName(),
                shared.standbyUrl(),
                shared.manifestSelection());
    }

    private final class Shared {
        private final PackageSpec spec;

        Shared(PackageSpec spec) {
            this.spec = spec;
        }

        @Nullable List<StreamSelectionItem> streamSelection() {
            return list(
                    spec.streamSelection,
                    one -> new StreamSelectionItem(one.key, one.maxBandwidthBps, one.minBandwidthBps));
        }

        @Nullable Encryption encryption() {
            return spec.encryption == null ? null : PackageForms.this.encryption(spec.encryption);
        }

        @Nullable PackageRequestArgs requestArgs() {
            return spec.requestArguments == null ? null : PackageForms.requestArgs(spec.requestArguments);
        }

        <T> @Nullable T origin(Function<OriginSpec, @Nullable T> part) {
            return spec.origin == null ? null : part.apply(spec.origin);
        }

        @Nullable StreamUrl standbyUrl() {
            return spec.standbyUrl == null ? null : new StreamUrl(spec.standbyUrl);
        }

        @Nullable String manifestName() {
            return spec.manifest == null ? null : spec.manifest.name;
        }

        @Nullable ManifestSelection manifestSelection() {
            var manifest = spec.manifest;
            if (manifest == null
                    || (manifest.streamOrder == null
                            && manifest.minVideoBandwidthBps == null
                            && manifest.maxVideoBandwidthBps == null)) {
                return null;
            }
            return new ManifestSelection(
                    manifest.streamOrder == null ? null : manifest.streamOrder.name(),
                    manifest.minVideoBandwidthBps,
                    manifest.maxVideoBandwidthBps);
        }
    }

    private Encryption encryption(EncryptionSpec spec) {
        return new Encryption(
                null,
                null,
                spec.level == null ? null : Words.ofTheVendor(spec.level),
                spec.resourceId,
                spec.systemIds.stream().map(Enum::name).toList(),
                new StreamUrl(spec.url),
                Optional.ofNullable(spec.spekeVersion).orElse(SPEKE_VERSION),
                Words.ofTheVendor(spec.requestMode),
                list(spec.httpHeaders, this::header),
                spec.urn);
    }

    private HttpHeader header(EncryptionSpec.Header spec) {
        return new HttpHeader(spec.name, secrets.apply(spec.valueSecretRef));
    }

    private @Nullable HttpHeader cdnHeader(OriginSpec spec) {
        return spec.cdnIdentifierHeader == null ? null : header(spec.cdnIdentifierHeader);
    }

    private static @Nullable String whitelist(OriginSpec spec) {
        return spec.ipWhitelist == null ? null : String.join(",", spec.ipWhitelist);
    }

    private static PackageRequestArgs requestArgs(RequestArgumentsSpec spec) {
        return new PackageRequestArgs(
                list(spec.record, one -> new RecordRequestArgs(one.startTime, one.endTime, one.format, one.unit)),
                list(spec.timeshift, one -> new TimeshiftRequestArgs(one.backTime, one.unit)),
                list(spec.live, one -> new LiveRequestArgs(one.delay, one.unit)));
    }

    private static @Nullable RawJson raw(String url, String field, @Nullable String json) {
        if (json == null) {
            return null;
        }
        try {
            return RawJson.parse(json);
        } catch (IllegalArgumentException e) {
            // The text itself stays out of the message: nobody knows what is in it.
            throw new IllegalArgumentException(
                    "spec.endpoints: " + field + " of package " + url + " is no JSON object: write one, such as"
                            + " '{\"key\": \"value\"}'",
                    e);
        }
    }

    private static @Nullable StreamUrl url(PackageSpec spec) {
        return spec.url.isEmpty() ? null : new StreamUrl(spec.url);
    }

    private static <S, T> @Nullable List<T> list(@Nullable List<S> specs, Function<S, T> form) {
        return specs == null ? null : specs.stream().map(form).toList();
    }
}
