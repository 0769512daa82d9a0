package dev.onair.huawei.ottchannel;

import dev.onair.common.SecretKeyRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which secrets a manifest refers to. */
final class SecretRefs {
    private SecretRefs() {}

    /** One reference, and the field that it stands in. */
    record Ref(String path, SecretKeyRef ref) {}

    static Stream<Ref> of(OttChannelSpec spec) {
        return Stream.concat(ofInput(spec.input), ofEndpoints(spec.endpoints));
    }

    private static Stream<Ref> ofInput(InputSpec input) {
        return Stream.concat(
                passphrases("spec.input.sources", input.sources),
                passphrases("spec.input.secondarySources", input.secondarySources));
    }

    private static Stream<Ref> passphrases(String path, @Nullable List<? extends InputSpec.SecondarySource> sources) {
        return elements(sources)
                .map(source -> source.passphraseSecretRef)
                .filter(Objects::nonNull)
                .map(ref -> new Ref(path + "[].passphraseSecretRef", ref));
    }

    private static Stream<Ref> ofEndpoints(@Nullable EndpointsSpec endpoints) {
        return endpoints == null
                ? Stream.of()
                : Stream.of(
                                packages("hls", endpoints.hls),
                                packages("dash", endpoints.dash),
                                packages("mss", endpoints.mss))
                        .flatMap(refs -> refs);
    }

    private static Stream<Ref> packages(String kind, @Nullable List<? extends PackageSpec> packages) {
        return elements(packages).flatMap(item -> {
            var path = "spec.endpoints." + kind + "[" + item.url + "]";
            var drm = Optional.ofNullable(item.encryption).stream()
                    .flatMap(encryption -> elements(encryption.httpHeaders))
                    .map(header -> new Ref(
                            path + ".encryption.httpHeaders[" + header.name + "].valueSecretRef",
                            header.valueSecretRef));
            var cdn = Optional.ofNullable(item.origin).map(origin -> origin.cdnIdentifierHeader).stream()
                    .map(header -> new Ref(path + ".origin.cdnIdentifierHeader.valueSecretRef", header.valueSecretRef));
            return Stream.concat(drm, cdn);
        });
    }

    private static <T> Stream<T> elements(@Nullable List<T> list) {
        return list == null ? Stream.of() : list.stream();
    }
}
