package dev.onair.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.e2e.ApiRequest.Use;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What deploy/ grants is enough for all that the operator does, and no more than that. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployE2E {
    private static final String SYSTEM = "onair-system";

    /** Granted to every authenticated user by Kubernetes itself; JOSDK asks it before it takes part in an election. */
    private static final Set<Use> ANYBODY_MAY =
            Set.of(new Use("create", "authorization.k8s.io/selfsubjectrulesreviews"));

    /**
     * JOSDK reads a resource anew when somebody changed it while its finalizer was being written; tasks are removed when their
     * ttlAfterFinished is over.
     */
    private static final Set<Use> RARELY_USED = Set.of(
            new Use("get", "cdnetworks.onair.dev/livechannels"),
            new Use("get", "cdnetworks.onair.dev/cdnetworksaccounts"),
            new Use("delete", "cdnetworks.onair.dev/forwardtasks"),
            new Use("delete", "cdnetworks.onair.dev/recordtasks"));

    @RegisterExtension
    static final E2eStage stage = new E2eStage();

    private static final ApiServerProxy proxy = new ApiServerProxy();
    private static Optional<OperatorProcess> operator = Optional.empty();
    private static boolean wasThere;

    @BeforeAll
    static void deploy() {
        var kubectl = E2eCluster.kubectl(SYSTEM);
        wasThere = kubectl.exists("namespace/" + SYSTEM);
        kubectl.run("apply", "--server-side", "--force-conflicts", "-k", "deploy/base");
        kubectl.run("delete", "lease", "onair", "--ignore-not-found");
        var token = kubectl.run("create", "token", "onair", "--duration=1h").strip();
        var environment = OperatorProcess.environment(proxy.kubeconfig(token, SYSTEM));
        environment.put("POD_NAMESPACE", SYSTEM);
        environment.put("ONAIR_LEADER_ELECTION", "true");
        operator = Optional.of(stage.startOperator(environment));
    }

    @AfterAll
    static void remove() {
        operator.ifPresent(OperatorProcess::close);
        proxy.close();
        if (wasThere) return;
        E2eCluster.kubectl(SYSTEM)
                .run("delete", "--wait=false", "namespace/" + SYSTEM, "clusterrole/onair", "clusterrolebinding/onair");
    }

    @Test
    @Order(1)
    void theServiceAccountIsEnoughForTheExamples() {
        var kubectl = stage.kubectl();
        Manifests.yamlIn(Path.of("examples", "livechannel"))
                .forEach(example -> kubectl.apply(Manifests.example(example, stage.vendor())));
        kubectl.waitReady("cdnacct/default", "lch/studio-a", "lch/evening-news");
        assertThat(kubectl.run("get", "events", "--field-selector=involvedObject.name=studio-a"))
                .contains("createChannel");
    }

    @Test
    @Order(2)
    void itIsEnoughForEditsOfEverySort() {
        var kubectl = stage.kubectl();
        edit("evening-news", "{\"playbackCode\":{\"playerSize\":\"640*360\"}}");
        eventually(() -> assertThat(kubectl.field("configmap/evening-news-player", ".data"))
                .contains("640"));
        edit("evening-news", "{\"playbackCode\":null,\"connectionSecretName\":\"moved\"}");
        eventually(() ->
                assertThat(kubectl.exists("configmap/evening-news-player")).isFalse());
        eventually(() -> assertThat(kubectl.exists("secret/evening-news-push")).isFalse());
        kubectl.run("patch", "secret", "studio-a-push", "-p", "{\"stringData\":{\"pushUrl\":\"rtmp://elsewhere\"}}");
        eventually(() -> assertThat(kubectl.field("secret/studio-a-push", ".data.pushUrl"))
                .doesNotStartWith("cnRtcDovL2Vsc2V3aGVyZQ"));
        banTwice();
    }

    /** The same news a second time is an Event that is counted up. */
    private static void banTwice() {
        for (var time = 0; time < 2; time++) {
            edit("studio-a", "{\"ban\":{\"reason\":\"test\"}}");
            eventually(() -> assertThat(stage.kubectl().field("lch/studio-a", ".status.state"))
                    .isEqualTo("Banned"));
            edit("studio-a", "{\"ban\":null}");
            eventually(() -> assertThat(stage.kubectl().field("lch/studio-a", ".status.state"))
                    .isEqualTo("Idle"));
        }
    }

    @Test
    @Order(3)
    void itIsEnoughForAnAccountThatOthersMayUse() {
        var kubectl = stage.kubectl();
        var guest = E2eCluster.kubectl(stage.anotherNamespace());
        kubectl.run("label", "namespace", guest.namespace(), "live=yes");
        kubectl.run("patch", "cdnacct", "default", "--type=merge", "-p", """
                {"spec": {"allowedNamespaces": {"from": "Selector", "matchLabels": {"live": "yes"}}}}""");
        guest.apply(
                Manifests.channel("guest", "accountRef:", "  name: default", "  namespace: " + kubectl.namespace()));
        guest.waitReady("lch/guest");
        guest.run("delete", "lch", "guest", "--timeout=20s");
    }

    @Test
    @Order(4)
    void itIsEnoughForTheEnd() {
        var kubectl = stage.kubectl();
        kubectl.run("delete", "lch", "--all", "--timeout=30s");
        kubectl.run("delete", "cdnacct", "default", "--timeout=30s");
        kubectl.run("delete", "secret", "cdnetworks", "--timeout=10s");
        assertThat(stage.vendor().channels().all()).isEmpty();
        operator.orElseThrow().terminate();
        operator.orElseThrow().awaitEnd(Duration.ofSeconds(10));
        assertThat(operator.orElseThrow().log())
                .contains("handed the Lease back")
                .doesNotContain("is forbidden")
                .doesNotContain("ERROR");
    }

    @Test
    @Order(5)
    void itIsNoMoreThanWhatWasUsed() {
        var granted = granted();
        var used = proxy.seen().stream()
                .flatMap(request -> request.use().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        System.out.println("granted: " + granted + "\nused: " + used);
        assertThat(granted).noneMatch(use -> use.toString().contains("*"));
        var unused = granted.stream()
                .filter(use -> !used.contains(use) && !used.contains(alike(use)))
                .filter(use -> !RARELY_USED.contains(use) && !RARELY_USED.contains(alike(use)));
        assertThat(unused).isEmpty();
        used.removeAll(ANYBODY_MAY);
        assertThat(used).isSubsetOf(granted);
        assertThat(E2eCluster.kubectl(SYSTEM).run("get", "clusterrolebindings,rolebindings", "-A", "-o", "wide"))
                .doesNotContainPattern("cluster-admin.*" + SYSTEM + "/onair");
    }

    /** All kinds live on the same code, so what one of them is seen to do stands for the others. */
    private static Use alike(Use use) {
        var isDeletion = use.verb().equals("delete");
        return isDeletion
                ? use
                : new Use(
                        use.verb(),
                        use.resource()
                                .replaceFirst(
                                        "^[a-z]+\\.onair\\.dev/[a-z]+accounts",
                                        "cdnetworks.onair.dev/cdnetworksaccounts")
                                .replaceFirst(
                                        "^[a-z]+\\.onair\\.dev/(?!cdnetworksaccounts)[a-z]+",
                                        "cdnetworks.onair.dev/livechannels"));
    }

    private static Set<Use> granted() {
        var kubectl = E2eCluster.kubectl(SYSTEM);
        var everywhere =
                Serialization.unmarshal(kubectl.run("get", "clusterrole", "onair", "-o", "json"), ClusterRole.class);
        var here = Serialization.unmarshal(kubectl.run("get", "role", "onair-leader", "-o", "json"), Role.class);
        return Stream.of(everywhere.getRules(), here.getRules())
                .flatMap(Collection::stream)
                .flatMap(DeployE2E::uses)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Use> uses(PolicyRule rule) {
        return rule.getApiGroups().stream()
                .map(group -> group.isEmpty() ? "" : group + "/")
                .flatMap(group -> rule.getResources().stream().map(resource -> group + resource))
                .flatMap(resource -> rule.getVerbs().stream().map(verb -> new Use(verb, resource)));
    }

    private static void edit(String channel, String spec) {
        stage.kubectl().run("patch", "lch", channel, "--type=merge", "-p", "{\"spec\":" + spec + "}");
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(300))
                .untilAsserted(assertion);
    }
}
