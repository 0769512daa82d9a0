package dev.onair.scenarios;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ResourceOperations;
import io.javaoperatorsdk.operator.processing.event.EventSourceRetriever;
import io.javaoperatorsdk.operator.processing.event.source.informer.ManagedInformerEventSource;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What JOSDK would give to one pass, as far as our reconcilers ask for it; anything else fails. */
final class PlayedContext {
    private PlayedContext() {}

    @SuppressWarnings("unchecked")
    static <R extends CustomResource<?, ?>> Context<R> of(R primary, KubernetesClient client, PlayedCache<R> cache) {
        var retriever = (EventSourceRetriever<R>) proxy(EventSourceRetriever.class, (method, _) -> switch (method) {
            case "getControllerEventSource" -> null;
            default -> throw new UnsupportedOperationException(method);
        });
        var holder = new Object() {
            private Optional<ResourceOperations<R>> operations = Optional.empty();
        };
        var context = (Context<R>) proxy(Context.class, (method, arguments) -> switch (method) {
            case "getClient" -> client;
            case "getRetryInfo" -> Optional.empty();
            case "getPrimaryResource" -> primary;
            case "eventSourceRetriever" -> retriever;
            case "resourceOperations" -> holder.operations.orElseThrow();
            case "getSecondaryResourcesAsStream" ->
                arguments[0].equals(Secret.class)
                        ? client.secrets().inNamespace(primary.getMetadata().getNamespace()).list().getItems().stream()
                        : Stream.empty();
            default -> throw new UnsupportedOperationException(method);
        });
        holder.operations = Optional.of(new Operations<>(context, client, cache));
        return context;
    }

    private interface Answers {
        @org.jspecify.annotations.Nullable Object answer(String method, Object[] arguments);
    }

    private static Object proxy(Class<?> type, Answers answers) {
        return Proxy.newProxyInstance(
                PlayedContext.class.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) ->
                        answers.answer(method.getName(), arguments == null ? new Object[0] : arguments));
    }

    /** Writes, and has the cache know of it at once, as JOSDK's do. */
    private static final class Operations<R extends CustomResource<?, ?>> extends ResourceOperations<R> {
        private final KubernetesClient client;
        private final PlayedCache<R> cache;

        Operations(Context<R> context, KubernetesClient client, PlayedCache<R> cache) {
            super(context);
            this.client = client;
            this.cache = cache;
        }

        @Override
        public R updatePrimaryStatus(R resource) {
            var written = client.resource(resource).updateStatus();
            cache.put(written);
            return written;
        }

        @Override
        @SuppressWarnings("unchecked") // only primary resources are patched
        public <P extends HasMetadata> P resourcePatch(
                P resource, UnaryOperator<P> patch, ManagedInformerEventSource<P, R, ?> source) {
            var written = patch.apply(resource);
            cache.put((R) written);
            return written;
        }
    }
}
