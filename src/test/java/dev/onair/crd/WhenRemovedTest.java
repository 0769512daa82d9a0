package dev.onair.crd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.MapKey;
import dev.onair.common.OnairSpec;
import dev.onair.common.WhenRemoved;
import dev.onair.common.WhenRemoved.Effect;
import io.fabric8.generator.annotation.Required;
import io.fabric8.kubernetes.client.CustomResource;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every field that can be taken out of a manifest says what becomes of it, and docs/kinds say the same; {@code make crds} writes
 * the tables.
 */
class WhenRemovedTest {
    private static final Pattern TABLE =
            Pattern.compile("<!-- removed: begin -->\n(.*?)<!-- removed: end -->\n", Pattern.DOTALL);

    /** A field of a spec, and where it stands. */
    private record Row(String path, Field field) {}

    static Stream<Class<?>> specs() {
        return Crds.KINDS.stream().map(WhenRemovedTest::spec).filter(OnairSpec.class::isAssignableFrom);
    }

    private static Class<?> spec(Class<? extends CustomResource<?, ?>> kind) {
        return (Class<?>) ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments()[0];
    }

    private static String kind(Class<?> spec) {
        return spec.getSimpleName().replaceFirst("Spec$", "");
    }

    @ParameterizedTest
    @MethodSource("specs")
    void everyFieldThatCanBeRemovedSaysWhatBecomesOfIt(Class<?> spec) throws IOException {
        var rows = rows(spec);

        assertThat(rows.stream().filter(row -> !row.field().isAnnotationPresent(WhenRemoved.class)))
                .extracting(Row::path)
                .as("fields without @WhenRemoved that are neither required nor immutable")
                .isEmpty();
        assertThat(rows).allSatisfy(row -> {
            var removed = row.field().getAnnotation(WhenRemoved.class);
            assertThat(removed.text())
                    .as(row.path())
                    .isNotBlank()
                    .doesNotEndWith(".")
                    .doesNotEndWith(" ");
            if (!removed.unless().isEmpty()) {
                assertThat(row.field().getDeclaringClass().getFields())
                        .extracting(Field::getName)
                        .contains(removed.unless());
            }
        });
    }

    /** Values of a required field are replaced and never removed, and the API server keeps what is immutable. */
    @ParameterizedTest
    @MethodSource("specs")
    void whatCannotBeRemovedSaysNothing(Class<?> spec) throws IOException {
        var possible = rows(spec).stream().map(Row::field).toList();

        assertThat(all(spec, FieldTexts.ofSources(), "", true).stream()
                        .filter(row -> !possible.contains(row.field()))
                        .filter(row -> row.field().isAnnotationPresent(WhenRemoved.class)))
                .extracting(Row::path)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("specs")
    void thePageOfTheKindSaysTheSame(Class<?> spec) throws IOException {
        var page = Path.of("docs/kinds", kind(spec).toLowerCase(Locale.ROOT) + ".md");
        var expected = table(rows(spec));
        if (Boolean.getBoolean("golden.write")) {
            var matcher = TABLE.matcher(Files.readString(page));
            Files.writeString(
                    page,
                    matcher.replaceFirst(Matcher.quoteReplacement(
                            "<!-- removed: begin -->\n" + expected + "<!-- removed: end -->\n")));
        }

        var text = Files.readString(page);
        var table = TABLE.matcher(text);
        assertThat(table.find()).as("%s has no table of removed fields", page).isTrue();
        assertThat(table.group(1))
                .as("%s differs from the annotations; run: make crds", page)
                .isEqualTo(expected);
    }

    @Test
    void theDescriptionThatKubectlExplainsSaysIt() throws IOException {
        var flow = Crds.all().get("flows.huawei.onair.dev");
        var outputs = flow.getSpec()
                .getVersions()
                .getFirst()
                .getSchema()
                .getOpenAPIV3Schema()
                .getProperties()
                .get("spec")
                .getProperties()
                .get("outputs");

        assertThat(outputs.getDescription()).contains(" When removed: every output is removed, as by an empty list");
        assertThat(outputs.getItems()
                        .getSchema()
                        .getProperties()
                        .get("description")
                        .getDescription())
                .endsWith("When removed: the vendor keeps it; declare \"\" to clear it.");
    }

    private static String table(List<Row> rows) {
        var text = new StringBuilder("| field | when it is removed |\n| --- | --- |\n");
        for (var row : rows) {
            var removed = row.field().getAnnotation(WhenRemoved.class);
            text.append("| `")
                    .append(row.path())
                    .append("` | ")
                    .append(removed == null ? "" : cell(removed))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(WhenRemoved removed) {
        var text = SchemaFinish.text(removed);
        return removed.value() == Effect.KEPT ? "**kept**: " + removed.text() : text;
    }

    private static List<Row> rows(Class<?> spec) throws IOException {
        return all(spec, FieldTexts.ofSources(), "", false);
    }

    private static List<Row> all(Class<?> type, FieldTexts texts, String path, boolean withImmutable) {
        var rows = new ArrayList<Row>();
        Arrays.stream(type.getFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .sorted(Comparator.comparing(Field::getName))
                .forEach(field -> {
                    var at = path.isEmpty() ? field.getName() : path + "." + field.getName();
                    var isImmutable = texts.of(field.getDeclaringClass(), field.getName())
                            .filter(text -> text.contains("Immutable"))
                            .isPresent();
                    if (isImmutable && !withImmutable) {
                        return;
                    }
                    var canGo = !isImmutable
                            && !field.isAnnotationPresent(Required.class)
                            && !field.isAnnotationPresent(MapKey.class);
                    if (canGo || withImmutable) {
                        rows.add(new Row(at, field));
                    }
                    var removed = field.getAnnotation(WhenRemoved.class);
                    var isLocal = removed != null && removed.value() == Effect.LOCAL;
                    part(field)
                            .filter(part -> !isLocal && !isImmutable)
                            .ifPresent(part ->
                                    rows.addAll(all(part, texts, at + (isList(field) ? "[]" : ""), withImmutable)));
                });
        return rows;
    }

    private static boolean isList(Field field) {
        return field.getType() == List.class;
    }

    private static Optional<Class<?>> part(Field field) {
        var type = field.getGenericType() instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[0]
                : field.getType();
        return type instanceof Class<?> own && own.getName().startsWith("dev.onair.") && !own.isEnum()
                ? Optional.of(own)
                : Optional.empty();
    }
}
