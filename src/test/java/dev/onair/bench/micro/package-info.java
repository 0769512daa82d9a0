/**
 * {@code make bench ARGS=--micro}: what single steps cost, by JMH, each as a ratio to a step that everybody knows and that was
 * measured in the same run. Begin with {@link dev.onair.bench.micro.Benchmarks}, which lists them.
 */
@NullMarked
package dev.onair.bench.micro;

import org.jspecify.annotations.NullMarked;
