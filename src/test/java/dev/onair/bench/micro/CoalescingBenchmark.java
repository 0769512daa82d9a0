package dev.onair.bench.micro;

import dev.onair.account.Coalescer;
import dev.onair.account.Gate;
import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Many read the same detail at once, each on a virtual thread, and share one request or a few; the request itself does nothing.
 *
 * <p>The baseline is the least that sharing costs: as many virtual threads that wait for one {@link CompletableFuture}, which one
 * more thread completes. Threads are started and woken in both, so the ratio is what gathering, order and quota cost. A round is one
 * operation, whatever the number of readers.
 */
@State(Scope.Benchmark)
public class CoalescingBenchmark {
    private static final String ID = "41b6713a25994bfc14a91241c40c4ea0";
    private static final int MOST_IDS = 50;

    /** How many read at once. */
    @Param({"1", "8", "32"})
    public int readers = 1;

    private List<Caller> names = List.of();
    private Gate gate = OpenGate.open();
    private Coalescer<String> details = details(gate);

    private static Coalescer<String> details(Gate gate) {
        return new Coalescer<>(gate, Lane.READ, "nothing", MOST_IDS, ids -> Outcome.done(Map.of(ID, "detail")));
    }

    /** Opens the gate. */
    @Setup
    public void open() {
        names = OpenGate.callers(readers);
        gate = OpenGate.open();
        details = details(gate);
    }

    /** Shuts it. */
    @TearDown
    public void close() {
        gate.close();
    }

    /** All have the detail. */
    @Benchmark
    public void read() throws InterruptedException {
        Together.run(names, reader -> OpenGate.done(details.submit(reader, ID)));
    }

    /** All have the future's value. */
    @Benchmark
    public void baseline() throws InterruptedException {
        var detail = new CompletableFuture<String>();
        var request = Thread.ofVirtual().start(() -> detail.complete("detail"));
        Together.run(names, reader -> detail.join());
        request.join();
    }
}
