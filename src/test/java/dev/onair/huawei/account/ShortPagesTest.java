package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Sweep;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Outcome;
import dev.onair.engine.Target;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import dev.onair.tenancy.Wakeups;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists at a vendor that puts fewer on a page than it was asked for: {@code limit} is a wish, and {@code offset} counts entries. */
class ShortPagesTest {
    private static final int ALL = 130;
    private static final int MOST_ON_A_PAGE = 40;

    private record Capped(String field) implements Fault {
        @Override
        public String name() {
            return "capped";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            var offset = Integer.parseInt(call.parameters().getOrDefault("offset", "0"));
            var page = IntStream.range(offset, Math.min(ALL, offset + MOST_ON_A_PAGE))
                    .mapToObj(Capped::entry)
                    .toList();
            return Reply.json(200, Json.tree(Map.of("total", ALL, field, page)));
        }

        private static Map<String, String> entry(int number) {
            return Map.of(
                    "flow_id", "f" + number, "domain", "push.example.com", "app_name", "live", "id", "c" + number);
        }
    }

    /** A cluster with an OTT channel in it. */
    private static final class Somebody implements Wakeups {
        final CountDownLatch walked = new CountDownLatch(1);

        @Override
        public void resources(List<ObjectKey> resources) {}

        @Override
        public void turn(Target resource) {}

        @Override
        public void everyone() {
            walked.countDown();
        }

        @Override
        public void account() {}

        @Override
        public boolean admits(String namespace) {
            return true;
        }

        @Override
        public boolean hosts(String kind) {
            return true;
        }
    }

    @Test
    void allFlowsAreSeen() {
        try (var vendor = new VendorInTime()) {
            vendor.simulator.faults().on("listFlow").always(new Capped("flows"));

            var swept = vendor.session.flows().sweep();

            assertThat(swept)
                    .isInstanceOfSatisfying(
                            Outcome.Done.class,
                            done -> assertThat(((Sweep) done.value()).entries()).isEqualTo(ALL));
            assertThat(vendor.session.flows().all()).hasSize(ALL);
            assertThat(vendor.calls("listFlow")).isEqualTo(4);
        }
    }

    @Test
    void allOttChannelsAreSeen() throws InterruptedException {
        var somebody = new Somebody();
        try (var vendor = new VendorInTime(somebody)) {
            vendor.simulator.faults().on("listChannel").always(new Capped("channels"));

            vendor.session.ottChannels().readiness();

            assertThat(somebody.walked.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(vendor.session.ottChannels().all()).hasSize(ALL);
        }
    }
}
