package dev.onair.tenancy;

import static dev.onair.tenancy.Battleground.ID;
import static dev.onair.tenancy.Battleground.comesTo;
import static dev.onair.tenancy.Battleground.condition;
import static dev.onair.tenancy.Battleground.patch;
import static dev.onair.tenancy.Battleground.status;
import static dev.onair.tenancy.Battleground.text;
import static dev.onair.tenancy.GroundAccount.account;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.operator.metrics.Metric;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.micrometer.core.instrument.Gauge;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Anybody may name an account in a manifest: what is in a namespace that the account does not admit, and is bound to nothing of it,
 * counts in none of the account's figures.
 */
@Execution(ExecutionMode.CONCURRENT)
class StrangersFiguresIT {
    private int looks;

    private static Resource<GenericKubernetesResource> stranger(
            Battleground ground, String name, Map<String, String> annotations) {
        var stranger = ground.create("stranger", name, annotations, Map.of());
        assertThat(comesTo(() -> condition(stranger, "Synced", "reason").equals("AccountNotAllowed")))
                .as("%s", status(stranger))
                .isTrue();
        return stranger;
    }

    private static Resource<GenericKubernetesResource> ready(Battleground ground, String namespace, String name) {
        var one = ground.create(namespace, name, Map.of(), Map.of());
        ground.awaitReady(one);
        return one;
    }

    /** How many resources stand there, by the account that they count on: each has one condition of this type. */
    private static Map<String, Double> counted(Battleground ground) {
        var all = new HashMap<String, Double>();
        ground.metrics()
                .find(Metric.RESOURCES.meter())
                .tags("kind", ground.kind(), "condition", "Ready")
                .gauges()
                .forEach(gauge -> all.merge(tag(gauge, "account"), gauge.value(), Double::sum));
        return all;
    }

    /** Which resources have series of their own, and whether they are in sync: 1 or 0. */
    private static Map<String, Double> shown(Battleground ground) {
        var all = new HashMap<String, Double>();
        ground.metrics()
                .find(Metric.RESOURCE_CONDITION.meter())
                .tags("kind", ground.kind(), "condition", "Synced")
                .gauges()
                .forEach(gauge -> all.put(
                        tag(gauge, "account") + ": " + tag(gauge, "namespace") + "/" + tag(gauge, "name"),
                        gauge.value()));
        return all;
    }

    private static String tag(Gauge gauge, String name) {
        return Objects.requireNonNull(gauge.getId().getTag(name));
    }

    private static void label(Battleground ground, String namespace, String team) {
        ground.client().namespaces().withName(namespace).edit(found -> {
            found.getMetadata().setLabels(Map.of("team", team));
            return found;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow", "OttChannel"})
    void theMetricsOfAnAccountAreOfThoseThatItAdmitsAndOfThoseThatAreBound(String kind) {
        try (var ground = Battleground.of(kind)) {
            stranger(ground, "first", Map.of(ID, "theirs"));
            var mate = ready(ground, "mate", "show");

            awaitFigures(ground, Map.of("tv/default", 1.0, "", 1.0), Map.of("tv/default: mate/show", 1.0));

            // What is bound counts whoever may use the account, and is worth an alert by its name.
            label(ground, "mate", "no");
            assertThat(comesTo(() -> condition(mate, "Synced", "reason").equals("AccountNotAllowed")))
                    .as("%s", status(mate))
                    .isTrue();
            awaitFigures(ground, Map.of("tv/default", 1.0, "", 1.0), Map.of("tv/default: mate/show", 0.0));

            label(ground, "stranger", "yes");
            awaitFigures(
                    ground,
                    Map.of("tv/default", 2.0),
                    Map.of("tv/default: mate/show", 0.0, "tv/default: stranger/first", 0.0));
        }
    }

    private static void awaitFigures(Battleground ground, Map<String, Double> counted, Map<String, Double> shown) {
        assertThat(comesTo(
                        () -> counted(ground).equals(counted) && shown(ground).equals(shown)))
                .as(() -> counted(ground) + " " + shown(ground))
                .isTrue();
    }

    /** Its account's owner would not be told of what nobody declares, as soon as anybody in the cluster writes down its id. */
    @ParameterizedTest
    @ValueSource(strings = {"PullChannel", "Flow", "OttChannel"})
    void whatAStrangerAsksForStaysUnmanaged(String kind) {
        try (var ground = Battleground.of(kind)) {
            // The vendor's list is walked over only for those that count.
            var mate = text(ready(ground, "mate", "show"), "externalId");
            var left = ground.create("victim", "left", Map.of(), Map.of("deletionPolicy", "Retain"));
            ground.awaitReady(left);
            var id = text(left, "externalId");
            left.delete();
            assertThat(comesTo(() -> left.get() == null)).isTrue();
            awaitUnmanaged(ground, id);
            assertThat(ground.atTheVendor().get()).containsOnlyKeys(id, mate);

            var stranger = stranger(ground, "left", Map.of(ID, id));

            assertUnmanaged(look(ground), id);
            ground.process().stop();
            ground.process().start();
            awaitUnmanaged(ground, id);
            assertThat(condition(stranger, "Synced", "reason")).isEqualTo("AccountNotAllowed");

            // The account's own namespace takes it by the same annotation.
            var own = ground.create("tv", "left", Map.of(ID, id), Map.of());
            ground.awaitReady(own);
            assertThat(comesTo(() -> count(look(ground)) == 0))
                    .as("%s", status(account(ground)))
                    .isTrue();
        }
    }

    private void awaitUnmanaged(Battleground ground, String id) {
        assertThat(comesTo(() -> count(look(ground)) == 1))
                .as("%s", status(account(ground)))
                .isTrue();
        assertUnmanaged(look(ground), id);
    }

    private static void assertUnmanaged(JsonNode account, String id) {
        assertThat(count(account)).isEqualTo(1);
        assertThat(account.path("unmanaged")).hasSize(1);
        assertThat(account.path("unmanaged").get(0))
                .as("%s", account)
                .anyMatch(field -> field.asText().equals(id));
    }

    private static int count(JsonNode account) {
        var ofHuawei = account.path("unmanagedObjects");
        return (ofHuawei.isMissingNode() ? account.path("unmanagedChannels") : ofHuawei).asInt(-1);
    }

    /** What the account says in a pass from now on. */
    private JsonNode look(Battleground ground) {
        var at = "look " + ++looks;
        patch(account(ground), Map.of("metadata", Map.of("annotations", Map.of("onair.dev/sync-at", at))));
        assertThat(comesTo(() -> text(account(ground), "lastHandledSyncAt").equals(at)))
                .as("%s", status(account(ground)))
                .isTrue();
        return status(account(ground));
    }
}
