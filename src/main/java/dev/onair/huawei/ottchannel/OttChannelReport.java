package dev.onair.huawei.ottchannel;

import dev.onair.common.Bounded;
import dev.onair.engine.Indicator;
import dev.onair.huawei.client.StreamUrl;
import dev.onair.huawei.client.ott.Channel;
import dev.onair.huawei.client.ott.EndpointItem;
import dev.onair.huawei.client.ott.PackageItem;
import dev.onair.huawei.client.ott.SourcesInfo;
import dev.onair.huawei.ottchannel.OttChannelStatus.IngestUrl;
import dev.onair.huawei.ottchannel.OttChannelStatus.PackageStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was observed of a channel, in its status. Pure. */
final class OttChannelReport {
    static final String RUNNING = "Running";
    static final String STOPPED = "Stopped";
    private static final Set<String> PUSHED = Set.of("RTMP_PUSH", "SRT_PUSH");
    private static final int INGEST_URLS = 16;
    private static final int PACKAGES = 48;

    private OttChannelReport() {}

    static void write(OttChannelDesired desired, Channel observed, OttChannelStatus status) {
        status.state = state(observed.state());
        status.ingestUrls = ingest(observed)
                .limit(INGEST_URLS)
                .map(OttChannelReport::ingestUrl)
                .toList();
        status.packages = packages(observed);
        status.packageSummary = summary(status.packages);
        status.connectionSecretName = desired.connectionSecretName()
                .filter(name -> ingest(observed).findAny().isPresent())
                .orElse(null);
        keyAnew(desired, status);
        if (desired.monitoring().scte35().isEmpty()) {
            status.scte35 = null;
        }
        if (!desired.monitoring().cloudEye()) {
            status.instances = null;
        }
    }

    /** What credentials of before have keyed cannot be compared; it is taken for the same, once. */
    private static void keyAnew(OttChannelDesired desired, OttChannelStatus status) {
        Comparison.fingerprints(Parts.tree(desired.channel()), desired.fingerprints())
                .forEach((name, fingerprint) -> {
                    if (!fingerprint.differs(status.sentSecrets.get(name))) {
                        status.sentSecrets.put(name, fingerprint.text());
                    }
                });
    }

    static @Nullable String state(@Nullable String state) {
        return switch (state) {
            case "ON" -> RUNNING;
            case "OFF" -> STOPPED;
            case null -> null;
            default -> Bounded.text(state, 16);
        };
    }

    /**
     * Where to push to; nowhere, where it is pulled. For SRT_PUSH the document shows no such URL; one that the vendor shows all the
     * same is told.
     */
    static Stream<SourcesInfo> ingest(Channel observed) {
        var input = observed.input();
        return input == null || input.sources() == null || !PUSHED.contains(String.valueOf(input.inputProtocol()))
                ? Stream.of()
                : input.sources().stream()
                        .filter(source ->
                                source.url() != null && !source.url().value().isBlank());
    }

    private static IngestUrl ingestUrl(SourcesInfo source) {
        var shown = new IngestUrl();
        shown.url = Bounded.text(withoutKeys(source.url()), Bounded.LINE);
        shown.bitrateBps = source.bitrate();
        return shown;
    }

    /** The two parameters of the document's example are no keys (5.1); what else may be in a query, nobody knows. */
    private static String withoutKeys(@Nullable StreamUrl url) {
        if (url == null) {
            return "";
        }
        var harmless = url.value()
                .matches("[a-z]+://[^@?#]*\\?(request_source=[A-Za-z0-9_-]*|channel_id=[A-Za-z0-9_-]*)"
                        + "(&(request_source=[A-Za-z0-9_-]*|channel_id=[A-Za-z0-9_-]*))*");
        return harmless ? url.value() : url.toString();
    }

    private static List<PackageStatus> packages(Channel observed) {
        List<EndpointItem> items = observed.endpoints() == null ? List.of() : observed.endpoints();
        var all = new ArrayList<PackageStatus>();
        add(all, "HLS", items, EndpointItem::hlsPackage);
        add(all, "DASH", items, EndpointItem::dashPackage);
        add(all, "MSS", items, EndpointItem::mssPackage);
        return all.subList(0, Math.min(all.size(), PACKAGES));
    }

    private static <P extends PackageItem> void add(
            List<PackageStatus> all,
            String kind,
            List<EndpointItem> items,
            Function<EndpointItem, @Nullable List<P>> packages) {
        items.stream()
                .flatMap(item -> Optional.ofNullable(packages.apply(item)).stream())
                .flatMap(List::stream)
                .map(item -> {
                    var shown = new PackageStatus();
                    shown.kind = kind;
                    shown.id = item.id() == null ? null : Bounded.text(item.id(), Bounded.ID);
                    shown.url =
                            item.url() == null ? null : Bounded.text(item.url().toString(), Bounded.LINE);
                    return shown;
                })
                .forEach(all::add);
    }

    private static @Nullable String summary(List<PackageStatus> packages) {
        return packages.isEmpty()
                ? null
                : Stream.of("HLS", "DASH", "MSS")
                        .map(kind -> kind + " "
                                + packages.stream()
                                        .filter(item -> kind.equals(item.kind))
                                        .count())
                        .filter(text -> !text.endsWith(" 0"))
                        .collect(Collectors.joining(", "));
    }

    static Optional<Instant> nextDue(OttChannelDesired desired, OttChannelStatus status, Instant now) {
        if (!RUNNING.equals(status.state)) {
            return Optional.empty();
        }
        var signals = desired.monitoring().scte35().map(wanted -> OttChannelPlan.signalsDue(status, wanted));
        var instances = desired.monitoring().cloudEye()
                ? Optional.of(OttChannelPlan.instancesDue(status))
                : Optional.<Instant>empty();
        return Stream.of(signals, instances)
                .flatMap(Optional::stream)
                .filter(now::isBefore)
                .min(Instant::compareTo);
    }

    /** By whether the channel runs, and by its pipelines where Cloud Eye tells of them. */
    static Indicator onAir(OttChannelDesired desired, OttChannelStatus status) {
        return switch (status.state) {
            case RUNNING ->
                live(status).orElse(true)
                        ? Indicator.onAir(RUNNING, "the channel runs")
                        : Indicator.offAir("NoPipeline", "the channel runs and Cloud Eye lists no pipeline of it");
            case STOPPED ->
                desired.running()
                        ? Indicator.offAir(STOPPED, "the channel is stopped, which is not declared")
                        : Indicator.quiet(Indicator.ON_AIR, false, STOPPED, "the channel is stopped, as declared");
            case null, default -> Indicator.asBefore(Indicator.ON_AIR);
        };
    }

    /** A stopped channel is not on air; of one that runs only Cloud Eye tells (6.2), where it is asked and has answered. */
    static Optional<Boolean> live(OttChannelStatus status) {
        if (!RUNNING.equals(status.state)) {
            return Optional.ofNullable(status.state).map(stopped -> false);
        }
        return Optional.ofNullable(status.instances)
                .filter(known -> known.problem == null)
                .map(known -> !known.pipelines.isEmpty());
    }
}
