package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Look;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Target;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import dev.onair.tenancy.Wakeups;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Who waits for a walk is woken when it is over, also where nothing of the kind was ever seen: as in an account that became another
 * one, whose list lacks what all of them ask for.
 */
@Timeout(60)
class AwaitedFlowTest {
    /** Of the first call alone. */
    private record Stopped(CountDownLatch begun, CountDownLatch goOn) implements Fault {
        @Override
        public String name() {
            return "stopped";
        }

        @Override
        public Reply apply(CallContext call, Handling next) {
            begun.countDown();
            try {
                goOn.await();
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
            }
            return next.proceed();
        }
    }

    private static final class Woken implements Wakeups {
        final LinkedBlockingQueue<ObjectKey> resources = new LinkedBlockingQueue<>();

        @Override
        public void resources(List<ObjectKey> woken) {
            resources.addAll(woken);
        }

        ObjectKey next() throws InterruptedException {
            return Objects.requireNonNull(resources.poll(30, TimeUnit.SECONDS), "nobody is woken");
        }

        @Override
        public void turn(Target resource) {}

        @Override
        public void everyone() {}

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

    private static Target flow(String name) {
        return new Target("Flow", new ObjectKey("tv", name), name);
    }

    private static Look<FlowView> look(VendorInTime vendor, String name) {
        return vendor.session.flows().look(flow(name).caller(), name, Optional.empty(), Set.of());
    }

    @Test
    void whoWaitsForAWalkIsWokenWhateverItShows() throws InterruptedException {
        var woken = new Woken();
        var stopped = new Stopped(new CountDownLatch(1), new CountDownLatch(1));
        try (var vendor = new VendorInTime(woken)) {
            vendor.session.flows().sweep();
            vendor.clock.advance(Duration.ofSeconds(1));
            vendor.session.flows().wrote("one");
            vendor.session.flows().wrote("two");
            vendor.simulator.faults().on("getFlowDetail").once(stopped);
            var first = Thread.ofVirtual().start(() -> look(vendor, "one"));
            stopped.begun().await();

            assertThat(look(vendor, "two")).as("a walk serves both").isInstanceOf(Look.NotYet.class);

            assertThat(Stream.of(woken.next(), woken.next()))
                    .containsExactlyInAnyOrder(flow("one").key(), flow("two").key());
            stopped.goOn().countDown();
            first.join();
            assertThat(look(vendor, "two")).isInstanceOf(Look.Gone.class);
        }
    }
}
