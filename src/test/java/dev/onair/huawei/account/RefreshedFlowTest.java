package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Look;
import dev.onair.engine.Caller;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What no list shows of a flow is read again where somebody doubts it, but not each time that somebody does. */
class RefreshedFlowTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /** Changes nothing, and lets a test wait for the call. */
    private record Counted(Semaphore calls) implements Fault {
        @Override
        public String name() {
            return "counted";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            try {
                return next.proceed();
            } finally {
                calls.release();
            }
        }
    }

    @Test
    void isReadAgainOnceItWasReadLongAgo() throws InterruptedException {
        try (var vendor = new VendorInTime()) {
            var simulator = vendor.simulator;
            var id = simulator
                    .flows()
                    .create(simulator.projectId(), "news", "cn-north-5", List.of())
                    .flowId();
            var flows = vendor.session.flows();
            flows.sweep();
            assertThat(flows.look(Caller.account("test"), id, Optional.empty(), Set.of()))
                    .isInstanceOf(Look.Here.class);
            var reads = new Semaphore(0);
            simulator.faults().on("getFlowDetail").always(new Counted(reads));

            flows.refresh(id, vendor.clock.instant().minus(HALF_AN_HOUR));
            vendor.clock.advance(HALF_AN_HOUR.plusSeconds(1));
            flows.refresh(id, vendor.clock.instant().minus(HALF_AN_HOUR));

            assertThat(reads.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
            assertThat(vendor.calls("getFlowDetail")).as("with the first look").isEqualTo(2);
        }
    }
}
