package dev.onair.operator.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * The JSON of our resources. No object in the cluster can make reading fail: what a version does not know it ignores and
 * keeps, what it cannot read it names ({@link dev.onair.common.ReadPart#unreadable}).
 */
public final class ResourceJson {
    /** Shared: what a mapper has learnt of each type costs time once, and memory for as long as it lives. */
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .setDefaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .registerModule(new ResourceModule());

    private ResourceJson() {}

    /** For specs and statuses by themselves: copies and comparisons. One for all, so nobody configures it. */
    public static ObjectMapper mapper() {
        return MAPPER;
    }

    /** For a Kubernetes client: {@code KubernetesClientBuilder.withKubernetesSerialization}. */
    public static KubernetesSerialization serialization() {
        return new ResourceSerialization(new ObjectMapper().registerModule(new ResourceModule()), true);
    }
}
