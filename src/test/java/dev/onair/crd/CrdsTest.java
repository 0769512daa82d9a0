package dev.onair.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** crds/ is what the classes say, byte for byte; {@code make crds} rewrites it. */
class CrdsTest {
    private static final Path FOLDER = Path.of("crds");
    private static final Map<String, JSONSchemaProps> SCHEMAS = new TreeMap<>();

    @BeforeAll
    static void flattenSchemas() throws IOException {
        Crds.all()
                .values()
                .forEach(crd -> crd.getSpec()
                        .getVersions()
                        .forEach(version -> walk(
                                crd.getSpec().getNames().getKind(),
                                version.getSchema().getOpenAPIV3Schema(),
                                SCHEMAS::put)));
    }

    @Test
    void theFolderHoldsWhatTheClassesDeclare() throws IOException {
        var generated = new TreeMap<String, String>();
        for (var crd : Crds.all().entrySet()) {
            generated.put(crd.getKey() + ".yaml", Crds.yaml(crd.getValue()));
        }
        generated.put("kustomization.yaml", kustomization(List.copyOf(generated.keySet())));
        if (Boolean.getBoolean("golden.write")) {
            write(generated);
        }
        assertThat(read()).as("crds/ differs from the classes; run: make crds").isEqualTo(generated);
    }

    @Test
    void everyTextIsBounded() {
        assertThat(pathsWhere(schema -> "string".equals(schema.getType())
                        && schema.getEnum().isEmpty()
                        && schema.getMaxLength() == null))
                .as("texts without maxLength")
                .isEmpty();
    }

    /** Kubernetes shows the expression and nothing else; of these it is plain, or the description has an example. */
    @Test
    void whatAPatternMeansIsSaid() {
        var unsaid = pathsWhere(schema -> schema.getPattern() != null).stream()
                .filter(path -> path.contains(".spec."))
                .map(path -> path.replaceFirst("(hls|dash|mss)\\[]", "*"))
                .distinct()
                .toList();
        assertThat(unsaid)
                .as("patterns without a message; see PatternWords")
                .containsExactlyInAnyOrder(
                        // Times, with a format that names itself.
                        "ForwardTask.spec.end",
                        "ForwardTask.spec.start",
                        "LiveChannel.spec.ban.until",
                        "RecordTask.spec.end",
                        "RecordTask.spec.start",
                        // Taken apart by other rules, which have messages with the bounds.
                        "LiveChannel.spec.playbackCode.playerSize",
                        "OttChannel.spec.endpoints.*.playlistWindow",
                        "OttChannel.spec.monitoring.scte35.window",
                        "OttChannel.spec.recording.rollingBuffer",
                        "RecordTask.spec.duration",
                        // JSON, and words of which there are few.
                        "Flow.spec.sources[].name",
                        "OttChannel.spec.endpoints.*.adMarker",
                        "OttChannel.spec.endpoints.*.ads",
                        "OttChannel.spec.endpoints.*.encryption.spekeVersion",
                        "OttChannel.spec.endpoints.*.extraArguments",
                        "OttChannel.spec.endpoints.*.manifest.name");
    }

    @Test
    void everyListAndMapIsBounded() {
        assertThat(pathsWhere(schema -> "array".equals(schema.getType()) && schema.getMaxItems() == null))
                .as("lists without maxItems")
                .isEmpty();
        assertThat(pathsWhere(schema -> schema.getAdditionalProperties() != null && schema.getMaxProperties() == null))
                .as("maps without maxProperties")
                .isEmpty();
    }

    @Test
    void everyFieldIsDescribed() {
        var undescribed = pathsWhere(schema -> schema.getDescription() == null).stream()
                .filter(path -> !path.endsWith("[]") && !path.endsWith("{}") && !path.endsWith(".metadata"))
                .toList();
        assertThat(undescribed).as("fields without Javadoc").isEmpty();
    }

    @Test
    void nothingIsLetThroughUnread() {
        assertThat(pathsWhere(schema -> Boolean.TRUE.equals(schema.getXKubernetesPreserveUnknownFields())))
                .isEmpty();
    }

    @Test
    void columnsStandInTheOrderOfTheirAnnotationsWithTheWideOnesLast() throws IOException {
        var columns = Crds.all()
                .get("livechannels.cdnetworks.onair.dev")
                .getSpec()
                .getVersions()
                .getFirst()
                .getAdditionalPrinterColumns();
        assertThat(columns)
                .extracting(CustomResourceColumnDefinition::getName)
                .containsExactly(
                        "Ready",
                        "Reason",
                        "State",
                        "Viewers",
                        "Pull Id",
                        "Account",
                        "Age",
                        "Synced",
                        "Sync Reason",
                        "Message",
                        "Drift");
    }

    @Test
    void everyKindSaysByDefaultWhyItIsNotReady() throws IOException {
        assertThat(Crds.all().values()).allSatisfy(crd -> {
            var columns = crd.getSpec().getVersions().getFirst().getAdditionalPrinterColumns();
            assertThat(columns)
                    .extracting(CustomResourceColumnDefinition::getName)
                    .startsWith("Ready", "Reason")
                    .doesNotHaveDuplicates();
            assertThat(columns.get(1).getJsonPath()).isEqualTo(".status.reason");
            assertThat(columns.get(1).getPriority()).isIn(null, 0);
        });
    }

    /** In an outage, and while calls wait, an account that was seen before stays Ready, and so does what Ready says. */
    @Test
    void anAccountsMessageIsThatOfTheConditionThatAlwaysTellsTheLatest() throws IOException {
        assertThat(List.of("cdnetworksaccounts.cdnetworks.onair.dev", "huaweiaccounts.huawei.onair.dev"))
                .allSatisfy(name -> assertThat(Crds.all()
                                .get(name)
                                .getSpec()
                                .getVersions()
                                .getFirst()
                                .getAdditionalPrinterColumns())
                        .filteredOn(column -> column.getName().equals("Message"))
                        .extracting(CustomResourceColumnDefinition::getJsonPath)
                        .containsExactly(".status.conditions[?(@.type==\"Reconciling\")].message"));
    }

    /** Kubernetes shows the first of several values, and nothing says that there are more. */
    @Test
    void noColumnPointsAtSeveralValues() throws IOException {
        assertThat(Crds.all().values())
                .allSatisfy(
                        crd -> assertThat(crd.getSpec().getVersions().getFirst().getAdditionalPrinterColumns())
                                .noneMatch(column -> column.getJsonPath().contains("*")));
    }

    @Test
    void everyKindHasAShortName() throws IOException {
        assertThat(Crds.all().values())
                .allSatisfy(crd ->
                        assertThat(crd.getSpec().getNames().getShortNames()).hasSize(1));
    }

    private static List<String> pathsWhere(Predicate<JSONSchemaProps> condition) {
        var paths = new ArrayList<String>();
        SCHEMAS.forEach((path, schema) -> {
            if (condition.test(schema)) {
                paths.add(path);
            }
        });
        return paths;
    }

    private static void walk(String path, JSONSchemaProps schema, BiConsumer<String, JSONSchemaProps> visitor) {
        visitor.accept(path, schema);
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> walk(path + "." + name, property, visitor));
        }
        if (schema.getItems() != null) {
            walk(path + "[]", schema.getItems().getSchema(), visitor);
        }
        if (schema.getAdditionalProperties() != null) {
            walk(path + "{}", schema.getAdditionalProperties().getSchema(), visitor);
        }
    }

    private static String kustomization(List<String> files) {
        var head = """
                # Generated by `make crds`.
                apiVersion: kustomize.config.k8s.io/v1beta1
                kind: Kustomization
                resources:
                """;
        return head + files.stream().map(file -> "  - " + file + "\n").collect(Collectors.joining());
    }

    private static void write(Map<String, String> files) throws IOException {
        Files.createDirectories(FOLDER);
        for (var stale : read().keySet()) {
            Files.delete(FOLDER.resolve(stale));
        }
        for (var file : files.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static Map<String, String> read() throws IOException {
        var files = new TreeMap<String, String>();
        if (Files.isDirectory(FOLDER)) {
            try (var listing = Files.list(FOLDER)) {
                for (var file : listing.toList()) {
                    files.put(String.valueOf(file.getFileName()), Files.readString(file));
                }
            }
        }
        return files;
    }
}
