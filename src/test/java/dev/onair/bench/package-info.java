/**
 * {@code make bench}: the packaged operator as a process of its own, between simulated vendors and an API server, and what it
 * costs. Begin with {@link dev.onair.bench.Scenario}; each class that implements it is something that happens.
 */
@NullMarked
package dev.onair.bench;

import org.jspecify.annotations.NullMarked;
