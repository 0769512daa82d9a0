package dev.onair.demo;

import java.util.List;

/**
 * What the demo was asked for.
 *
 * @param once play without pauses, judge, and end
 * @param cluster use the cluster of KUBECONFIG and not the embedded API server
 */
record DemoOptions(boolean once, boolean cluster) {
    private static final String ONCE = "--once";
    private static final String CLUSTER = "--cluster";

    /** @throws IllegalArgumentException with one line for the person who typed it */
    static DemoOptions of(List<String> args) {
        for (var arg : args) {
            if (!arg.equals(ONCE) && !arg.equals(CLUSTER)) {
                throw new IllegalArgumentException(
                        "onair demo: unknown flag \"" + arg + "\"; there are " + ONCE + " and " + CLUSTER);
            }
        }
        return new DemoOptions(args.contains(ONCE), args.contains(CLUSTER));
    }
}
