package dev.onair.crd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation;
import io.fabric8.kubernetes.client.dsl.NonDeletingOperation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A real API server takes the CRDs, refuses what they forbid in the words we chose, and takes every example. */
class CrdsE2E {
    private static final Path MANIFESTS = Path.of("src/test/resources/e2e");
    private static final KubernetesClient CLIENT = new KubernetesClientBuilder().build();
    private static final String NAMESPACE = "onair-crds-e2e";

    @BeforeAll
    static void install() throws IOException {
        for (var crd : yamlIn(Path.of("crds"))) {
            if (!crd.endsWith("kustomization.yaml")) {
                CLIENT.load(Files.newInputStream(crd)).forceConflicts().serverSideApply();
            }
        }
        Crds.all()
                .keySet()
                .forEach(name -> CLIENT.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .withName(name)
                        .waitUntilCondition(
                                crd -> crd.getStatus() != null
                                        && crd.getStatus().getConditions().stream()
                                                .anyMatch(condition -> "Established".equals(condition.getType())
                                                        && "True".equals(condition.getStatus())),
                                30,
                                TimeUnit.SECONDS));
        CLIENT.namespaces()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build())
                .createOr(NonDeletingOperation::update);
    }

    @AfterAll
    static void remove() {
        CLIENT.namespaces().withName(NAMESPACE).delete();
        CLIENT.close();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesAndSaysWhy(Path manifest) throws IOException {
        var documents = documents(manifest);
        var expected = Files.readAllLines(manifest).getFirst().replaceFirst("^# expect: ", "");
        try {
            documents.subList(0, documents.size() - 1).forEach(CrdsE2E::create);
            // A changed CRD takes effect a moment after it is stored.
            Awaitility.await()
                    .atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThatThrownBy(() -> tryLast(documents))
                            .isInstanceOf(KubernetesClientException.class)
                            .hasMessageContaining(expected));
        } finally {
            documents.subList(0, documents.size() - 1).forEach(CrdsE2E::delete);
        }
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void accepts(Path manifest) throws IOException {
        var documents = documents(manifest);
        var edited = manifest.toString().endsWith("-edit.yaml");
        if (!edited) {
            documents.forEach(document -> strict(document).create());
            return;
        }
        try {
            create(documents.getFirst());
            tryLast(documents);
        } finally {
            delete(documents.getFirst());
        }
    }

    @Test
    void aResourceThatNoOperatorHasSeenIsObservedAtGenerationMinusOne() throws IOException {
        var fresh = documents(MANIFESTS.resolve("accepted/channel-least.yaml")).getFirst();
        try {
            create(fresh);
            var read = CLIENT.resource((GenericKubernetesResource) fresh)
                    .inNamespace(NAMESPACE)
                    .get();
            assertThat(read.getAdditionalProperties().get("status")).isEqualTo(Map.of("observedGeneration", -1));
        } finally {
            delete(fresh);
        }
    }

    static List<Path> refused() throws IOException {
        return yamlIn(MANIFESTS.resolve("refused"));
    }

    static List<Path> accepted() throws IOException {
        var files = new ArrayList<>(yamlIn(MANIFESTS.resolve("accepted")));
        files.addAll(yamlIn(Path.of("examples")));
        return files;
    }

    private static List<Path> yamlIn(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Each document with its fields as written, also those that no class of ours knows. */
    private static List<HasMetadata> documents(Path manifest) throws IOException {
        var yaml = Files.readString(manifest);
        return CLIENT.load(new ByteArrayInputStream(yaml.getBytes(UTF_8))).items();
    }

    private static NonDeletingOperation<HasMetadata> strict(HasMetadata document) {
        return CLIENT.resource(document).inNamespace(NAMESPACE).dryRun().fieldValidation(Validation.STRICT);
    }

    private static void tryLast(List<HasMetadata> documents) {
        var last = strict(documents.getLast());
        if (documents.size() == 1) {
            last.create();
        } else {
            last.update();
        }
    }

    private static void create(HasMetadata document) {
        CLIENT.resource(document).inNamespace(NAMESPACE).create();
    }

    private static void delete(HasMetadata document) {
        var resource = CLIENT.resource(document).inNamespace(NAMESPACE);
        resource.delete();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> resource.get() == null);
    }
}
