package dev.onair.operator.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Every metric of Onair: name, kind and help. Nothing else makes a meter, so that none comes without a help text, and the same
 * name never comes with two. Names are Micrometer's; Prometheus has underscores, and the unit or {@code _total} at the end.
 */
public enum Metric {
    BUILD_INFO(Type.GAUGE, "onair.build.info", "Which operator this is, by version and java; always 1"),
    LEADER(Type.GAUGE, "onair.leader", "1 on the replica that leads and calls vendors, 0 on a standby"),
    ANNOUNCEMENTS(Type.COUNTER, "onair.announcements", "Events about resources and accounts, by kind and reason"),

    VENDOR_REQUESTS(
            Type.COUNTER,
            "onair.vendor.requests",
            "Calls that were sent to the vendor, by operation, lane and outcome"),
    VENDOR_REQUEST_DURATION(
            Type.TIMER, "onair.vendor.request.duration", "How long the vendor took to answer a call, by operation"),
    VENDOR_GATE_WAIT(
            Type.TIMER, "onair.vendor.gate.wait", "How long calls waited for their turn within the quota, by lane"),
    GATE_WAITING(
            Type.GAUGE, "onair.gate.waiting", "Calls that wait for their turn within the quota now, by API category"),
    QUOTA_ALLOWANCE(
            Type.GAUGE, "onair.quota.allowance", "Everyday calls that are allowed in any 60 seconds, by API category"),
    QUOTA_USED(Type.GAUGE, "onair.quota.used", "Calls that were sent in the last 60 seconds, by API category"),
    QUOTA_THROTTLED(
            Type.COUNTER, "onair.quota.throttled", "Answers by which the vendor said too many, by API category"),
    SNAPSHOT_AGE(
            Type.SECONDS,
            "onair.snapshot.age",
            "Age of the last complete walk over one of the vendor's lists, by list"),
    SNAPSHOT_OBJECTS(Type.GAUGE, "onair.snapshot.objects", "Objects that the last walk over a list found, by list"),
    DELETIONS_HELD(
            Type.GAUGE,
            "onair.deletions.held",
            "Deletions that wait, because of too many at once (bulk) or because of a stream on air (on_air)"),

    RESOURCES(Type.GAUGE, "onair.resources", "Resources by kind, account, condition and status of that condition"),
    RESOURCE_CONDITION(
            Type.GAUGE,
            "onair.resource.condition",
            "A condition of one resource or account: 1 True, 0 False, -1 Unknown"),
    CHANNELS_LIVE(Type.GAUGE, "onair.channels.live", "Channels on which a stream is on air"),
    CHANNEL_LIVE(Type.GAUGE, "onair.channel.live", "Whether a stream is on air on one channel: 1 it is, 0 it is not"),
    TASKS(Type.GAUGE, "onair.tasks", "Recordings and relays by phase"),
    TASK_PHASE(Type.GAUGE, "onair.task.phase", "The phase that one recording or relay is in; always 1"),
    FLOWS(Type.GAUGE, "onair.flows", "Flows by part (sources, outputs) and health of that part"),
    FLOW_HEALTH(
            Type.GAUGE,
            "onair.flow.health",
            "Whether all sources, or all outputs, of one flow are connected: 1 they are, 0 one is not"),
    CHANNEL_VIEWERS(Type.GAUGE, "onair.channel.viewers", "Viewers by RTMP of one declared channel that may be watched"),
    DOMAIN_VIEWERS(Type.GAUGE, "onair.domain.viewers", "Viewers by RTMP of one monitored push domain"),
    OTT_SCTE35_SIGNALS(
            Type.GAUGE,
            "onair.ott.scte35.signals",
            "Signals of advertisements in the last window, of one OttChannel with monitoring.scte35"),
    OTT_PIPELINES(
            Type.GAUGE,
            "onair.ott.pipelines",
            "Pipelines that Cloud Eye has of one OttChannel with monitoring.cloudEye"),
    OTT_AUDIO_TRACKS(
            Type.GAUGE,
            "onair.ott.audio.tracks",
            "Audio tracks that Cloud Eye has of one OttChannel with monitoring.cloudEye"),

    CALLBACKS(Type.COUNTER, "onair.callbacks", "Requests to the callback receiver, by result"),
    CALLBACKS_CONNECTIONS_REFUSED(
            Type.COUNTER,
            "onair.callbacks.connections.refused",
            "Connections to the callback receiver that were beyond its limits");

    /** What a metric is, and so how its name ends in Prometheus. */
    public enum Type {
        GAUGE,
        /** A gauge in seconds. */
        SECONDS,
        COUNTER,
        /** A histogram in seconds. */
        TIMER
    }

    /** Bounds of the buckets: from an answer at once to the longest that is waited for, and to a queue of a quarter of an hour. */
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15)
    };

    private final Type type;
    private final String meter;
    private final String help;

    Metric(Type type, String meter, String help) {
        this.type = type;
        this.meter = meter;
        this.help = help;
    }

    public Type type() {
        return type;
    }

    /** As Micrometer spells it. */
    public String meter() {
        return meter;
    }

    public String help() {
        return help;
    }

    public Counter counter(MeterRegistry registry, Tags tags) {
        require(Type.COUNTER);
        return Counter.builder(meter).description(help).tags(tags).register(registry);
    }

    /** @param count never falls */
    public void counter(MeterRegistry registry, Tags tags, DoubleSupplier count) {
        require(Type.COUNTER);
        // Micrometer holds the object weakly and the function strongly, so the function alone says what is counted.
        FunctionCounter.builder(meter, registry, any -> count.getAsDouble())
                .description(help)
                .tags(tags)
                .register(registry);
    }

    public Timer timer(MeterRegistry registry, Tags tags) {
        require(Type.TIMER);
        return Timer.builder(meter)
                .description(help)
                .tags(tags)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    /** @param value of now; NaN where there is none */
    public Gauge gauge(MeterRegistry registry, Tags tags, DoubleSupplier value) {
        return Gauge.builder(meter, value, DoubleSupplier::getAsDouble)
                .description(help)
                .baseUnit(unit())
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }

    /** For series that come and go together. */
    public MultiGauge gauges(MeterRegistry registry, Tags tags) {
        return MultiGauge.builder(meter)
                .description(help)
                .baseUnit(unit())
                .tags(tags)
                .register(registry);
    }

    private @Nullable String unit() {
        return type == Type.SECONDS ? "seconds" : null;
    }

    private void require(Type needed) {
        if (type != needed) {
            throw new IllegalStateException(meter + " is a " + type + ", no " + needed);
        }
    }
}
