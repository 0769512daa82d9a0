package dev.onair.huawei.client.flow;

import dev.onair.huawei.client.Immutable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A flow as the list shows it: without its sources. Huawei Cloud Media Live API, table 7-16.
 *
 * @param status {@code ACTIVE} or {@code STANDBY}
 * @param protocol {@code srt-caller} or {@code srt-listener}
 */
public record FlowEntry(
        @Nullable String name,
        @Nullable String region,
        String flowId,
        @Nullable String status,
        @Nullable String description,
        @Nullable String protocol) {

    public FlowEntry {
        flowId = Immutable.id("flow_id", flowId);
        status = Immutable.word(status);
    }

    /** As the list would have told it: description and protocol are those of its source. */
    public static FlowEntry of(FlowDetail detail) {
        var source = detail.sources() == null || detail.sources().isEmpty()
                ? Optional.<FlowSource>empty()
                : Optional.of(detail.sources().getFirst());
        return new FlowEntry(
                detail.name(),
                detail.region(),
                detail.flowId(),
                detail.status(),
                source.map(FlowSource::description).orElse(null),
                source.map(FlowSource::protocol).orElse(null));
    }
}
