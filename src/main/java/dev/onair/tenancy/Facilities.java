package dev.onair.tenancy;

import dev.onair.engine.WriteLimits;
import dev.onair.operator.LongWaits;
import dev.onair.operator.Outputs;
import dev.onair.operator.OwnReads;
import dev.onair.operator.SealKeys;
import dev.onair.operator.Telling;
import dev.onair.operator.metrics.ResourceMetrics;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.random.RandomGenerator;

/** What every kind's reconciler works with. */
@Singleton
public final class Facilities {
    private final Outputs outputs;
    private final Telling telling;
    private final ResourceMetrics metrics;
    private final Links links;
    private final SealKeys sealKeys;
    private final FirstSealing firstSealing;
    private final SealRenewal sealRenewal;
    private final WriteLimits limits;
    private final LongWaits waits;
    private final OwnReads ownReads;
    private final Clock clock;
    private final RandomGenerator random;

    public Facilities(
            Outputs outputs,
            Telling telling,
            ResourceMetrics metrics,
            Links links,
            SealKeys sealKeys,
            WriteLimits limits,
            LongWaits waits,
            OwnReads ownReads,
            Clock clock,
            RandomGenerator random) {
        this.outputs = outputs;
        this.telling = telling;
        this.metrics = metrics;
        this.links = links;
        this.sealKeys = sealKeys;
        this.firstSealing = new FirstSealing(sealKeys);
        this.sealRenewal = new SealRenewal(sealKeys);
        this.limits = limits;
        this.waits = waits;
        this.ownReads = ownReads;
        this.clock = clock;
        this.random = random;
    }

    public Outputs outputs() {
        return outputs;
    }

    public Telling telling() {
        return telling;
    }

    /** How resources stand, for whoever is paged. */
    public ResourceMetrics metrics() {
        return metrics;
    }

    public Links links() {
        return links;
    }

    /** What the operator's seals are made with. */
    public SealKeys sealKeys() {
        return sealKeys;
    }

    /** What stood in statuses before the operator had a key. */
    FirstSealing firstSealing() {
        return firstSealing;
    }

    /** What is still sealed by the key before the current one. */
    SealRenewal sealRenewal() {
        return sealRenewal;
    }

    /** How often a change may be sent that the vendor does not show. */
    public WriteLimits limits() {
        return limits;
    }

    /** Passes that are under way. */
    public LongWaits waits() {
        return waits;
    }

    /** Which resources are to be read by themselves. */
    public OwnReads ownReads() {
        return ownReads;
    }

    public Clock clock() {
        return clock;
    }

    public RandomGenerator random() {
        return random;
    }
}
