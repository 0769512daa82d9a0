package dev.onair.operator;

import java.time.Duration;

/** Settings of a process that is a test. */
public final class Configs {
    private Configs() {}

    public static OperatorConfig withCreateVisibility(Duration visibility) {
        var config = new OperatorConfig();
        config.createVisibility = visibility;
        return config;
    }
}
