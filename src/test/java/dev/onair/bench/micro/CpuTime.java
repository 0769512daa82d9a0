package dev.onair.bench.micro;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * The CPU time of one operation, in nanoseconds, of all threads that run Java; those of the compiler and of the collector are not
 * among them. A machine that has other work to do lets a benchmark wait, which its wall time has in it and this has not.
 */
public final class CpuTime implements InternalProfiler {
    /** The result's name. */
    static final String LABEL = "cpu";

    private long before;

    @Override
    public String getDescription() {
        return "CPU time of the threads that run Java";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = spent();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        var operations = result.getMetadata().getAllOps();
        return operations == 0
                ? List.of()
                : List.of(new ScalarResult(
                        LABEL, (double) (spent() - before) / operations, "ns/op", AggregationPolicy.AVG));
    }

    /** Carriers of virtual threads are among these threads, and live longer than an iteration. */
    private static long spent() {
        var threads = ManagementFactory.getThreadMXBean();
        return Arrays.stream(threads.getAllThreadIds())
                .map(threads::getThreadCpuTime)
                .filter(nanoseconds -> nanoseconds > 0)
                .sum();
    }
}
