package dev.onair.crd;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The Role in deploy/ knows every kind, and gives nothing that an operator has no business with. */
class RolesTest {
    private final ClusterRole role = clusterRole();

    @Test
    void everyKindAndItsStatusMayBeWritten() {
        var expected = new TreeSet<String>();
        for (var kind : Crds.KINDS) {
            expected.add(HasMetadata.getFullResourceName(kind));
            expected.add(HasMetadata.getPlural(kind) + "/status." + HasMetadata.getGroup(kind));
        }
        var granted = new TreeSet<String>();
        role.getRules().stream()
                .filter(rule -> rule.getApiGroups().getFirst().endsWith("onair.dev"))
                .forEach(rule -> rule.getResources()
                        .forEach(resource ->
                                granted.add(resource + "." + rule.getApiGroups().getFirst())));
        assertThat(granted).isEqualTo(expected);
    }

    @Test
    void nothingIsGrantedByWildcard() {
        assertThat(role.getRules()).allSatisfy(rule -> {
            assertThat(rule.getApiGroups()).doesNotContain("*");
            assertThat(rule.getResources()).doesNotContain("*");
            assertThat(rule.getVerbs()).doesNotContain("*");
        });
    }

    @Test
    void theOperatorCreatesNothingThatUsersDeclareAndDeletesOnlyWhatIsOver() {
        var hasTtl = Crds.KINDS.stream()
                .filter(kind -> Arrays.stream(((Class<?>)
                                        ((ParameterizedType) kind.getGenericSuperclass()).getActualTypeArguments()[0])
                                .getFields())
                        .anyMatch(field -> field.getName().equals("ttlAfterFinished")))
                .map(HasMetadata::getPlural)
                .toList();

        assertThat(role.getRules())
                .filteredOn(rule -> rule.getApiGroups().getFirst().endsWith("onair.dev"))
                .allSatisfy(rule -> {
                    assertThat(rule.getVerbs()).doesNotContain("create", "deletecollection");
                    if (rule.getVerbs().contains("delete")) {
                        assertThat(rule.getResources()).isEqualTo(hasTtl);
                    }
                });
    }

    private static ClusterRole clusterRole() {
        try (var yaml = Files.newInputStream(Path.of("deploy/base/role.yaml"))) {
            List<HasMetadata> documents = new KubernetesSerialization().unmarshal(yaml);
            return documents.stream()
                    .filter(ClusterRole.class::isInstance)
                    .map(ClusterRole.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
