package dev.onair.simulator.callback;

import java.time.Duration;

/**
 * How long a notice is tried.
 *
 * @param times after the first attempt; 0 for an attempt only
 * @param every between an attempt's failure and the next attempt, in the time of the business
 * @param timeout of each attempt, in real time
 */
public record Repeats(int times, Duration every, Duration timeout, Acceptance acceptance) {}
