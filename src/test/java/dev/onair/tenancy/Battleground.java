package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.pullchannel.PullChannelParts;
import dev.onair.cdnetworks.recorddirectory.RecordDirectoryParts;
import dev.onair.cdnetworks.recordtask.RecordTaskParts;
import dev.onair.cdnetworks.statecallback.StateCallbackParts;
import dev.onair.common.AccountSpec;
import dev.onair.common.AllowedNamespaces;
import dev.onair.embedded.Edits;
import dev.onair.huawei.account.HuaweiOperator;
import dev.onair.huawei.flow.FlowParts;
import dev.onair.huawei.ottchannel.OttChannelParts;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.cdnetworks.RecordTask;
import dev.onair.simulator.cdnetworks.StateCallback;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.core.ConditionTimeoutException;

/**
 * An operator with one kind, an account that lets two of three namespaces in, and what whoever may write resources and statuses
 * can do to it, whatever the kind.
 *
 * @param apiVersion of the kind
 * @param spec a manifest's, by the resource's name; the account apart
 * @param atTheVendor the vendor's objects as they are, by the ids that resources have
 * @param calls how many of a name the vendor got
 * @param onAir puts the object with this id on air, or takes it off
 * @param process starts and stops the operator
 */
record Battleground(
        String apiVersion,
        String kind,
        Function<String, String> spec,
        Supplier<Map<String, String>> atTheVendor,
        Function<String, Integer> calls,
        KubernetesClient client,
        BiConsumer<String, Boolean> onAir,
        OperatorRun process)
        implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ID = "onair.dev/external-id";
    private static final String FLOW = """
            {"region": "ap-southeast-1",
             "sources": [{"name": "studio", "protocol": "srt-listener"}],
             "outputs": [{"name": "partner", "protocol": "srt-caller", "destination": "ingest.example.com",
                          "port": 9000}]}""";
    private static final Duration SOON = Duration.ofSeconds(15);

    /** The operator's. */
    interface OperatorRun {
        void stop();

        void start();

        void close();
    }

    static Battleground of(String kind) {
        return switch (kind) {
            case "Flow", "OttChannel" -> huawei(kind);
            default -> cdnetworks(kind);
        };
    }

    private static AllowedNamespaces team() {
        return selected("team");
    }

    private static AllowedNamespaces selected(String label) {
        var selected = new AllowedNamespaces();
        selected.from = AllowedNamespaces.From.Selector;
        selected.matchLabels = Map.of(label, "yes");
        return selected;
    }

    private static Battleground huawei(String kind) {
        var isFlow = kind.equals("Flow");
        var operator = new HuaweiOperator(
                List.of(isFlow ? "flows" : "ottchannels"),
                List.of(isFlow ? FlowParts::reconciler : OttChannelParts::reconciler));
        operator.credentials();
        operator.account(account -> {
            account.allowedNamespaces = team();
            // A flow is on air from the start, and what is deleted here is to go.
            account.deletionGuard.onAir = AccountSpec.OnAirDeletion.Allow;
        });
        operator.awaitAccount("True");
        Supplier<Map<String, String>> flows = () -> {
            var all = new TreeMap<String, String>();
            operator.simulator.flows().all().forEach(flow -> all.put(flow.flowId(), flow.toString()));
            return all;
        };
        Supplier<Map<String, String>> channels = () -> {
            var all = new TreeMap<String, String>();
            operator.simulator
                    .channels()
                    .all()
                    .forEach(channel -> all.put(
                            channel.key().domain() + "/" + channel.key().appName() + "/"
                                    + channel.key().id(),
                            channel.toString()));
            return all;
        };
        return new Battleground(
                        "huawei.onair.dev/v1alpha1",
                        kind,
                        isFlow ? name -> FLOW : Battleground::ottChannel,
                        isFlow ? flows : channels,
                        name -> (int) operator.simulator.requests().count(name),
                        operator.client,
                        (id, on) -> {
                            if (isFlow) {
                                var all = operator.simulator.flows();
                                assertThat(on ? all.start(id) : all.stop(id)).isNotNull();
                            } else {
                                var all = operator.simulator.channels();
                                all.all().stream()
                                        .filter(channel ->
                                                id.endsWith("/" + channel.key().id()))
                                        .forEach(channel -> all.change(channel.key(), known -> known.withState(on)));
                            }
                        },
                        new OperatorRun() {
                            @Override
                            public void stop() {
                                operator.stop();
                            }

                            @Override
                            public void start() {
                                operator.start();
                            }

                            @Override
                            public void close() {
                                operator.close();
                            }
                        })
                .peopled();
    }

    private static String ottChannel(String name) {
        return """
                {"domain": "push.testott.hls.com", "appName": "ott",
                 "input": {"protocol": "RTMP_PUSH", "sources": [{"bitrateBps": 2000000}]},
                 "endpoints": {"hls": [{"url": "pull.testott.hls.com/ott/%s/index.m3u8", "segmentDuration": "4s"}]}}""".formatted(name);
    }

    private static Battleground cdnetworks(String kind) {
        var operator = new OperatorStage(
                List.of(kind.equals("RecordDirectory") ? "recorddirectories" : kind.toLowerCase(Locale.ROOT) + "s"),
                (account, facilities) -> List.of(
                        switch (kind) {
                            case "PullChannel" -> PullChannelParts.reconciler(account, facilities);
                            case "RecordTask" -> RecordTaskParts.reconciler(account, facilities);
                            case "RecordDirectory" -> RecordDirectoryParts.reconciler(account, facilities);
                            case "ChannelStateCallback" -> StateCallbackParts.reconciler(account, facilities);
                            default -> throw new IllegalArgumentException(kind);
                        }));
        operator.credentials();
        operator.account(account -> {
            account.allowedNamespaces = team();
            if (kind.equals("ChannelStateCallback")) {
                // What is the whole account's is set by whom its owner lets.
                account.adoption = new AccountSpec.Adoption();
                account.adoption.namespaces = selected("leave");
            }
        });
        OperatorStage.awaitThat(() -> assertThat(OperatorStage.condition(operator.accountConditions(), "Ready"))
                .isEqualTo("True"));
        var simulator = operator.simulator();
        Function<String, String> spec = switch (kind) {
            case "PullChannel" -> name -> """
                            {"source": {"url": "rtmp://live.ovptest.haplat.net/test1/31be31f93b2c47ad",
                                        "protocol": "RTMP"}, "playback": {"protocols": ["RTMP", "HLS"]},
                             "playbackDomain": "live.ovptest.haplat.net"}""";
            case "RecordTask" ->
                name -> "{\"duration\": \"1h\", \"pullId\": \""
                        + simulator
                                .channels()
                                .create("ovptest", ChannelSettings.named(name))
                                .pullId()
                        + "\"}";
            case "RecordDirectory" ->
                name -> "{\"directoryType\": \"" + name + "\", \"path\": [\"movie-1\", \"movie-2\"]}";
            default ->
                name -> "{\"pushDomain\": \"livepush.ovptest.haplat.net\", \"notifyUrl\": \"https://" + name
                        + ".example.com/\"}";
        };
        Supplier<Map<String, String>> atTheVendor = () -> {
            var all = new TreeMap<String, String>();
            switch (kind) {
                case "PullChannel" ->
                    simulator.channels().all().forEach(channel -> all.put(channel.pullId(), channel.toString()));
                case "RecordTask" ->
                    simulator.services().recordings().shelf().all().stream()
                            .filter(RecordTask::isOpen)
                            .forEach(task -> all.put(task.taskId(), task.order() + " " + task.phase()));
                case "RecordDirectory" ->
                    simulator.services().directories().all().forEach(one -> all.put(one.directoryId(), one.toString()));
                default ->
                    simulator.services().stateCallbacks().all().stream()
                            .filter(StateCallback::open)
                            .forEach(one -> all.put(one.domainName(), one.toString()));
            }
            return all;
        };
        return new Battleground(
                        "cdnetworks.onair.dev/v1alpha1",
                        kind,
                        spec,
                        atTheVendor,
                        name -> (int) simulator.requests().count(name),
                        operator.client(),
                        (id, on) -> simulator.channels().viewers(id, on ? 10 : 0),
                        new OperatorRun() {
                            private boolean stopped;

                            @Override
                            public void stop() {
                                operator.stop();
                                stopped = true;
                            }

                            @Override
                            public void start() {
                                operator.restart();
                                stopped = false;
                            }

                            @Override
                            public void close() {
                                if (stopped) {
                                    operator.start();
                                }
                                operator.close();
                            }
                        })
                .peopled();
    }

    private Battleground peopled() {
        namespace("victim", Map.of("team", "yes", "leave", "yes"));
        namespace("mate", Map.of("team", "yes"));
        namespace("stranger", Map.of());
        return this;
    }

    private void namespace(String name, Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
    }

    boolean isDeclared() {
        return kind.equals("ChannelStateCallback");
    }

    /** Whether the vendor's object goes with the resource. */
    boolean isDeletedAtTheVendor() {
        return !kind.equals("RecordDirectory");
    }

    boolean handsOutSecrets() {
        return kind.equals("Flow") || kind.equals("OttChannel");
    }

    Resource<GenericKubernetesResource> create(
            String namespace, String name, Map<String, String> annotations, Map<String, ?> more) {
        var spec = Serialization.unmarshal(this.spec.apply(name), ObjectNode.class);
        spec.putObject("accountRef").put("namespace", OperatorStage.NAMESPACE);
        more.forEach((field, value) -> spec.set(field, JSON.valueToTree(value)));
        var manifest = new GenericKubernetesResource();
        manifest.setApiVersion(apiVersion);
        manifest.setKind(kind);
        manifest.setMetadata(new ObjectMetaBuilder()
                .withNamespace(namespace)
                .withName(name)
                .withAnnotations(annotations)
                .build());
        manifest.setAdditionalProperty("spec", JSON.convertValue(spec, Map.class));
        client.resource(manifest).create();
        return resource(namespace, name);
    }

    Resource<GenericKubernetesResource> resource(String namespace, String name) {
        return client.genericKubernetesResources(apiVersion, kind)
                .inNamespace(namespace)
                .withName(name);
    }

    static void patch(Resource<GenericKubernetesResource> resource, Map<String, ?> change) {
        Edits.until(() -> resource.patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change)));
    }

    static void patchStatus(Resource<GenericKubernetesResource> resource, Object status) {
        resource.subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(Map.of("status", status)));
    }

    static JsonNode status(Resource<GenericKubernetesResource> resource) {
        return Optional.ofNullable(resource.get())
                .map(found -> found.getAdditionalProperties().get("status"))
                .map(status -> JSON.<JsonNode>valueToTree(status))
                .orElseGet(() -> JSON.createObjectNode());
    }

    static String condition(Resource<GenericKubernetesResource> resource, String type, String part) {
        for (var condition : status(resource).path("conditions")) {
            if (type.equals(condition.path("type").asText())) {
                return condition.path(part).asText();
            }
        }
        return "(none)";
    }

    static String text(Resource<GenericKubernetesResource> resource, String field) {
        return Objects.requireNonNull(status(resource).path(field).asText(""));
    }

    /** Whether it comes to that in time. */
    static boolean comesTo(BooleanSupplier state) {
        try {
            await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(state::getAsBoolean);
            return true;
        } catch (ConditionTimeoutException never) {
            return false;
        }
    }

    void awaitReady(Resource<GenericKubernetesResource> resource) {
        if (!comesTo(() -> condition(resource, "Ready", "status").equals("True"))) {
            throw new AssertionError(kind + " is not ready: " + status(resource));
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
