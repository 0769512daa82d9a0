package dev.onair.huawei.ottchannel;

import dev.onair.huawei.account.OttChannelList;
import dev.onair.huawei.client.ott.ChannelKey;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a project has but once: a channel's key, and the URL of each package ({@code output url … is exist}). Huawei Cloud
 * Media Live API 5.1, 5.4. Pure.
 */
final class TakenNames {
    private TakenNames() {}

    static List<String> wanted(OttChannel resource) {
        return Stream.concat(Stream.of(key(resource)), declaredUrls(resource.getSpec().endpoints))
                .distinct()
                .toList();
    }

    /** The URLs are those that were seen: what an edit has just freed is known when the channel was looked at again. */
    static List<String> held(OttChannel resource) {
        var status = resource.getStatus();
        if (status == null || (status.externalId == null && status.attempt == null)) {
            return List.of();
        }
        var urls = status.packages.stream().map(item -> item.url).filter(Objects::nonNull);
        return Stream.concat(Stream.of(key(resource)), urls.map(TakenNames::url))
                .distinct()
                .toList();
    }

    private static Stream<String> declaredUrls(@Nullable EndpointsSpec endpoints) {
        return Optional.ofNullable(endpoints).stream()
                .flatMap(given -> Stream.of(given.hls, given.dash, given.mss))
                .filter(Objects::nonNull)
                .flatMap(List::stream)
                .filter(item -> !item.url.isEmpty())
                .map(item -> url(item.url));
    }

    private static String key(OttChannel resource) {
        var spec = resource.getSpec();
        return "channel "
                + OttChannelList.id(new ChannelKey(spec.domain, spec.appName, OttChannelManifest.id(resource)));
    }

    private static String url(String text) {
        return "URL " + Fields.bareUrl(text);
    }
}
