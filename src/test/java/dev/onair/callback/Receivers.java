package dev.onair.callback;

import dev.onair.account.Clockwork;
import dev.onair.tenancy.CallbackDesk;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Receivers on free loopback ports, for tests of what is behind them. */
public final class Receivers {
    private Receivers() {}

    /** One that is open, until it is closed. */
    public record Open(int port, Runnable end) implements AutoCloseable {
        /** As an account's {@code callbacks.baseUrl} has it. */
        public String baseUrl() {
            return "http://127.0.0.1:" + port;
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** The receiver of the replica that leads. */
    public static Open leading(CallbackDesk desk, MeterRegistry metrics) throws IOException {
        return open(desk, () -> true, Optional::empty, metrics);
    }

    static Open open(CallbackDesk desk, BooleanSupplier leads, Supplier<Optional<String>> leader, MeterRegistry metrics)
            throws IOException {
        return open(desk, leads, leader, metrics, ReceiverLimits.USUAL);
    }

    static Open open(
            CallbackDesk desk,
            BooleanSupplier leads,
            Supplier<Optional<String>> leader,
            MeterRegistry metrics,
            ReceiverLimits limits)
            throws IOException {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        var server = new CallbackServer(
                vertx,
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                limits,
                new FrontDesk(List.of(desk), Clockwork.system()),
                new LeaderRelay(leader),
                leads,
                metrics);
        return new Open(server.port(), () -> {
            server.close();
            vertx.close();
        });
    }
}
