package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Standing;
import dev.onair.operator.json.ResourceJson;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

/** How large an object is in the cluster counts, not how large it was read. */
class ObjectRoomTest {
    private final KubernetesSerialization json = ResourceJson.serialization();

    /** One whose managers alone have so many bytes. */
    private Owner managed(int bytes) {
        return json.unmarshal("""
                {"apiVersion": "test.onair.dev/v1", "kind": "Owner",
                 "metadata": {"name": "news", "namespace": "tv", "labels": {"team": "evening"},
                   "managedFields": [{"manager": "%s"}]},
                 "spec": {}}
                """.formatted("x".repeat(bytes)), Owner.class);
    }

    @Test
    void whatIsNotReadCounts() {
        var half = ObjectRoom.LIMIT / 2;

        assertThat(ObjectRoom.isOver(managed(half))).isFalse();
        assertThat(ObjectRoom.refusal(managed(half))).isEmpty();
        assertThat(ObjectRoom.isOver(managed(ObjectRoom.LIMIT))).isTrue();
        assertThat(ObjectRoom.refusal(managed(ObjectRoom.LIMIT - ObjectRoom.RESERVE)))
                .map(Standing.Refused::message)
                .get()
                .asString()
                .contains("the largest part is metadata.labels");
    }

    @Test
    void theReserveIsKeptFreeToTheByte() {
        var around = ObjectRoom.LIMIT - ObjectRoom.RESERVE - Integer.parseInt(size(managed(0)));

        assertThat(ObjectRoom.refusal(managed(around))).isEmpty();
        assertThat(ObjectRoom.refusal(managed(around + 1))).isPresent();
    }

    private static String size(Owner owner) {
        return ObjectRoom.size(owner).replaceFirst("it has (\\d+) bytes.*", "$1");
    }
}
