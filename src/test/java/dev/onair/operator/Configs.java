package dev.onair.operator;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of a process that is a test. */
public final class Configs {
    /** How long a resource that waits says nothing of it, unless a test wants it sooner. */
    public static final Duration PATIENCE = Duration.ofMinutes(1);

    private Configs() {}

    public static OperatorConfig of(Duration visibility, Duration patience) {
        var config = new OperatorConfig();
        config.visibility = Optional.of(visibility);
        config.patience = patience;
        config.correctionsPerHour = 5;
        config.observe = "shared";
        config.observeInterval = Duration.ofMinutes(1);
        return config;
    }

    /** Which hosts accounts may name from now on. */
    public static void endpointHosts(OperatorConfig config, List<String> hosts) {
        config.endpointHosts = Optional.of(hosts);
    }

    /** From the next start on each resource is read by itself. */
    public static void observeEach(OperatorConfig config, Duration interval) {
        config.observe = "per-resource";
        config.observeInterval = interval;
    }
}
