package dev.onair.scenarios;

import dev.onair.cdnetworks.forwardtask.ForwardTask;
import dev.onair.cdnetworks.livechannel.LiveChannel;
import dev.onair.cdnetworks.pullchannel.PullChannel;
import dev.onair.cdnetworks.recorddirectory.RecordDirectory;
import dev.onair.cdnetworks.recordtask.RecordTask;
import dev.onair.cdnetworks.statecallback.ChannelStateCallback;
import dev.onair.embedded.AllDefinitions;
import dev.onair.embedded.EmbeddedApiServer;
import dev.onair.huawei.flow.Flow;
import dev.onair.huawei.ottchannel.OttChannel;
import dev.onair.operator.SealKeys;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.vertx.VertxHttpClientFactory;
import io.vertx.core.Vertx;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An API server with all our definitions, for one scenario after the other: each has a time and a namespace of its own. */
final class PlayedCluster implements AutoCloseable {
    /** The key of the seals; a secret, as everything is that tests plant. */
    private static final byte[] KEY = Arrays.copyOf("planted-key-of-the-seals".getBytes(StandardCharsets.US_ASCII), 32);

    private static final List<Class<? extends HasMetadata>> TYPES = List.of(
            RecordTask.class,
            ForwardTask.class,
            ChannelStateCallback.class,
            LiveChannel.class,
            PullChannel.class,
            RecordDirectory.class,
            OttChannel.class,
            Flow.class,
            Secret.class,
            ConfigMap.class,
            Event.class);

    private final AtomicInteger asking = new AtomicInteger();
    private final Vertx vertx = Vertx.vertx();
    private final PlayedTime time = new PlayedTime();
    private final EmbeddedApiServer server = EmbeddedApiServer.start(0, time);
    /** The operator's. */
    final KubernetesClient client;
    /** Of the people whose resources they are. */
    final KubernetesClient user;

    private final List<ClusterWrite> writes = new CopyOnWriteArrayList<>();

    PlayedCluster() {
        AllDefinitions.install(server);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .withKubernetesSerialization(ResourceJson.serialization())
                .withHttpClientFactory(new VertxHttpClientFactory(vertx))
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("asking", new Counting()))
                .build();
        user = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(server.kubeconfig()))
                .withKubernetesSerialization(ResourceJson.serialization())
                .build();
        user.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace("default")
                        .withName(SealKeys.NAME)
                        .endMetadata()
                        .withData(Map.of("key", Base64.getEncoder().encodeToString(KEY)))
                        .build())
                .create();
        user.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(PlayedVendor.ACCOUNT.namespace())
                        .endMetadata()
                        .build())
                .create();
    }

    /** From here on objects are made and deleted in this time. */
    void use(Clock clock) {
        time.clock = clock;
    }

    /** As if nobody had ever been here. */
    void clear() {
        TYPES.forEach(this::clear);
    }

    private <R extends HasMetadata> void clear(Class<R> type) {
        for (var left : user.resources(type)
                .inNamespace(PlayedVendor.ACCOUNT.namespace())
                .list()
                .getItems()) {
            if (!left.getMetadata().getFinalizers().isEmpty()) {
                user.resource(left).edit(it -> {
                    it.getMetadata().setFinalizers(List.of());
                    return it;
                });
            }
            user.resource(left).delete();
        }
    }

    /** What the operator has written since it was forgotten, in order. */
    List<ClusterWrite> writes() {
        return List.copyOf(writes);
    }

    void forgetWrites() {
        writes.clear();
    }

    /** Whether a request is under way. */
    boolean isAsked() {
        return asking.get() > 0;
    }

    /** Blocks until the rest of each answer whose beginning was read is with who asked. */
    @SuppressWarnings("deprecation")
    void awaitAnswers() {
        vertx.nettyEventLoopGroup().forEach(loop -> loop.submit(() -> {}).syncUninterruptibly());
    }

    private final class Counting implements Interceptor {
        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            asking.incrementAndGet();
            ClusterWrite.of(request).ifPresent(writes::add);
        }

        @Override
        public void after(
                HttpRequest request, HttpResponse<?> response, AsyncBody.Consumer<List<ByteBuffer>> consumer) {
            asking.decrementAndGet();
        }

        @Override
        public void afterConnectionFailure(HttpRequest request, Throwable failure) {
            asking.decrementAndGet();
        }
    }

    @Override
    public void close() {
        client.close();
        user.close();
        vertx.close();
        server.close();
    }
}
