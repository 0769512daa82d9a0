package dev.onair.huawei.ottchannel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.onair.common.MapKey;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import dev.onair.engine.Kept;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Trees;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.operator.json.ResourceJson;
import dev.onair.operator.removal.FieldPath;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each field of the manifests that the vendor accepts, taken out by itself: what the annotation says is what the plan does. */
class OttRemovedFieldsTest {
    private static final List<String> MANIFESTS =
            List.of("ott-least.yaml", "ott-most.yaml", "ott-srt-pull.yaml", "ott-srt-push.yaml", "ott-rtmp-push.yaml");

    /** Removed, these stand for what the sample declares: there is nothing to be done, or to be told. */
    private static final List<String> DEFAULTS = List.of(
            "desiredState", "spekeVersion", "level", "preference", "lossThresholdMs", "gopDuration", "languageControl");

    /**
     * A field that stands in a manifest.
     *
     * @param steps names and places in the JSON
     */
    private record Place(String path, List<String> steps, Field field) {
        WhenRemoved removed() {
            return field.getAnnotation(WhenRemoved.class);
        }

        boolean isDefault() {
            return DEFAULTS.contains(field.getName());
        }
    }

    static Stream<Arguments> places() {
        return MANIFESTS.stream().flatMap(file -> {
            var places = new ArrayList<Place>();
            collect(spec(file), OttChannelSpec.class, "", List.of(), places);
            return places.stream()
                    .filter(place -> place.field().isAnnotationPresent(WhenRemoved.class))
                    .map(place -> Arguments.of(file, place));
        });
    }

    private static void collect(JsonNode object, Class<?> type, String path, List<String> steps, List<Place> places) {
        object.properties().forEach(entry -> {
            var field = Arrays.stream(type.getFields())
                    .filter(one -> one.getName().equals(entry.getKey()))
                    .findFirst()
                    .orElseThrow();
            var at = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            var here = plus(steps, entry.getKey());
            places.add(new Place(at, here, field));
            part(field).ifPresent(part -> {
                if (!entry.getValue().isArray()) {
                    collect(entry.getValue(), part, at, here, places);
                    return;
                }
                for (var i = 0; i < entry.getValue().size(); i++) {
                    var element = entry.getValue().get(i);
                    var key = key(part)
                            .map(name -> FieldPath.shown(element.path(name).asText()))
                            .orElse(String.valueOf(i));
                    collect(element, part, at + "[" + key + "]", plus(here, String.valueOf(i)), places);
                }
            });
        });
    }

    private static List<String> plus(List<String> steps, String step) {
        var longer = new ArrayList<>(steps);
        longer.add(step);
        return longer;
    }

    private static Optional<String> key(Class<?> part) {
        return Arrays.stream(part.getFields())
                .filter(field -> field.isAnnotationPresent(MapKey.class))
                .map(Field::getName)
                .findFirst();
    }

    private static Optional<Class<?>> part(Field field) {
        var type = field.getGenericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : field.getType();
        return type instanceof Class<?> own && own.getName().startsWith("dev.onair.") && !own.isEnum()
                ? Optional.of(own)
                : Optional.empty();
    }

    private static ObjectNode spec(String file) {
        try {
            return (ObjectNode) new YAMLMapper()
                    .readTree(Path.of("src/test/resources/e2e/accepted", file).toFile())
                    .path("spec");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static OttChannelDesired desired(JsonNode spec) {
        var resource = new OttChannel();
        resource.getMetadata().setNamespace("tv");
        resource.getMetadata().setName("news");
        resource.setSpec(ResourceJson.mapper().convertValue(spec, OttChannelSpec.class));
        return OttChannelManifest.read(resource, ref -> new Secret(ref.name + ref.key), Sample::fingerprint);
    }

    private static OttChannelCommand.Create create(OttChannelDesired desired) {
        return (OttChannelCommand.Create)
                OttChannelPlan.create(desired).changes().getFirst().command();
    }

    private static Channel observed(OttChannelDesired desired) {
        var tree = Trees.of(create(desired).channel());
        Sample.mask(tree);
        return Trees.read(tree, Channel.class);
    }

    private static JsonNode without(ObjectNode spec, Place place) {
        var copy = spec.deepCopy();
        @Nullable JsonNode parent = copy;
        for (var step : place.steps().subList(0, place.steps().size() - 1)) {
            parent = parent.isArray() ? parent.get(Integer.parseInt(step)) : parent.get(step);
        }
        ((ObjectNode) parent).remove(place.steps().getLast());
        return copy;
    }

    /** What is declared so that the vendor has none. */
    private static boolean isNothing(JsonNode spec, Place place) {
        JsonNode at = spec;
        for (var step : place.steps()) {
            at = at.isArray() ? at.path(Integer.parseInt(step)) : at.path(step);
        }
        return List.of("0", "0s", "{}").contains(at.asText());
    }

    @ParameterizedTest
    @MethodSource("places")
    void theAnnotationSaysWhatThePlanDoes(String file, Place place) {
        var spec = spec(file);
        var before = desired(spec);
        var memory = new OttChannelStatus();
        create(before).secrets().forEach((name, sent) -> memory.sentSecrets.put(name, sent.text()));

        var plan = OttChannelPlan.change(desired(without(spec, place)), observed(before), memory, Sample.NOW)
                .writes();

        if (place.removed().value() != Effect.UNDONE) {
            assertThat(plan.lines()).as(place.path()).isEmpty();
        } else if (key(part(place.field()).orElse(Object.class)).isEmpty()
                && !place.path().equals("endpoints")
                && !place.isDefault()) {
            // A named list is emptied before it comes to a plan: WithdrawnLists.
            assertThat(plan.lines()).as(place.path()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("places")
    void whatTheVendorKeepsIsFoundByTheManifestsPath(String file, Place place) {
        if (place.removed().value() != Effect.KEPT) {
            return;
        }

        var kept = OttChannelKept.of(observed(desired(spec(file))), place.path());

        if (place.isDefault() || isNothing(spec(file), place)) {
            return;
        }
        // Of an object the fields are asked for one by one.
        assertThat(kept)
                .as(place.path())
                .isNotInstanceOf(part(place.field()).isEmpty() ? Kept.Nothing.class : Kept.NotRead.class);
        if (kept instanceof Kept.Value(var text)) {
            assertThat(text)
                    .as(place.path())
                    .isNotBlank()
                    .doesNotContain("token")
                    .doesNotContain("***");
        }
    }

    @Test
    void everyKindOfFieldIsAmongThem() {
        assertThat(places().count()).isGreaterThan(80);
    }
}
