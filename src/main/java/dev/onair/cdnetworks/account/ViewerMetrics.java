package dev.onair.cdnetworks.account;

import dev.onair.common.ObjectKey;
import dev.onair.operator.metrics.Metric;
import dev.onair.tenancy.SessionMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The audience to the last viewer, as metrics. There is a line for each channel that a resource declares and each push domain
 * that the account names, and none for what is gone.
 */
final class ViewerMetrics implements Viewers.Listener {
    private final MultiGauge channels;
    private final MultiGauge domains;

    /** @param kind of the account */
    ViewerMetrics(MeterRegistry registry, String kind, ObjectKey account) {
        channels = Metric.CHANNEL_VIEWERS.gauges(registry, Tags.of("account", account.toString()));
        domains = Metric.DOMAIN_VIEWERS.gauges(registry, SessionMetrics.tags(kind, account));
    }

    @Override
    public void counted(List<Viewers.Count> counts, Map<String, Long> pushDomains) {
        channels.register(counts.stream().map(ViewerMetrics::row).collect(Collectors.toList()), true);
        domains.register(
                pushDomains.entrySet().stream()
                        .map(domain -> Row.of(Tags.of("domain", domain.getKey()), domain.getValue()))
                        .collect(Collectors.toList()),
                true);
    }

    private static Row<Number> row(Viewers.Count count) {
        var channel = count.channel();
        return Row.of(
                Tags.of(
                        "kind",
                        channel.kind(),
                        "namespace",
                        channel.owner().namespace(),
                        "name",
                        channel.owner().name()),
                count.viewers());
    }
}
