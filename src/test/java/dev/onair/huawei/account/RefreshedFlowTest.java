package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Look;
import dev.onair.engine.Caller;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What no list shows of a flow is read again where somebody doubts it, but not each time that somebody does. */
class RefreshedFlowTest {
    private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

    /** Changes nothing, and tells a test when it was called. */
    private record Noted(InstantSource clock, BlockingQueue<Instant> calls) implements Fault {
        @Override
        public String name() {
            return "noted";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            calls.add(clock.instant());
            return next.proceed();
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
            var reads = new LinkedBlockingQueue<Instant>();
            simulator.faults().on("getFlowDetail").always(new Noted(vendor.clock, reads));

            flows.refresh(id, vendor.clock.instant().minus(HALF_AN_HOUR));
            vendor.clock.advance(HALF_AN_HOUR.plusSeconds(1));
            flows.refresh(id, vendor.clock.instant().minus(HALF_AN_HOUR));

            assertThat(reads.poll(30, TimeUnit.SECONDS)).isEqualTo(vendor.clock.instant());
            assertThat(reads).isEmpty();
        }
    }
}
