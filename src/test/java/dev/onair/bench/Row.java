package dev.onair.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was measured, as {@code target/bench.json} has it.
 *
 * @param vendor {@code document}, or in what it differs from that
 * @param quotaPerMinute what {@code quotaUsed} is a part of: the vendor's own, scaled beyond 200 resources
 * @param calls by operation
 * @param busiestMinute the most calls of one account, or of a category of it, in any 60 seconds
 * @param quotaUsed the busiest minute as a part of the quota
 * @param wouldBeRefused how many calls a vendor with that quota would have refused
 * @param wallOverMinimum the time that it took over what the quota alone demands
 * @param kubernetesWrites those of the operator
 * @param rssMiB the highest
 * @param allocatedMiB on the heap, as far as it was collected
 * @param probeMs the slowest answer of the liveness probe
 * @param note what does not fit a column
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Row(
        String scenario,
        int resources,
        Observe observe,
        String vendor,
        int quotaPerMinute,
        int intervalSeconds,
        Map<String, Long> calls,
        long vendorCalls,
        double callsPerResource,
        long busiestMinute,
        double quotaUsed,
        long wouldBeRefused,
        double wallSeconds,
        @Nullable Double wallOverMinimum,
        int samples,
        @Nullable Long p50Ms,
        @Nullable Long p99Ms,
        long kubernetesWrites,
        double writesPerResource,
        double cpuSeconds,
        long rssMiB,
        long allocatedMiB,
        long probeMs,
        @Nullable String note) {}
