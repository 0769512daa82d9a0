package dev.onair.callback;

import dev.onair.account.Clockwork;
import dev.onair.operator.Leadership;
import dev.onair.tenancy.CallbackDesk;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Opens the receiver's port with the process, and closes it before anything else ends. */
@ApplicationScoped
public class CallbackReceiver {
    private static final Logger LOG = Logger.getLogger(CallbackReceiver.class);
    private static final int FIRST = 1;

    /** No port, no receiver. */
    @ConfigProperty(name = "onair.callbacks.port")
    Optional<Integer> port;

    @ConfigProperty(name = "onair.callbacks.host", defaultValue = "127.0.0.1")
    String host;

    /** Open at once, and how many of these from one client address: that of a proxy, where there is one. */
    @ConfigProperty(name = "onair.callbacks.connections", defaultValue = "512")
    int connections;

    @ConfigProperty(name = "onair.callbacks.connections-per-address", defaultValue = "128")
    int connectionsPerAddress;

    private final Vertx vertx;
    private final Instance<CallbackDesk> desks;
    private final Leadership leadership;
    private final MeterRegistry metrics;
    private Optional<CallbackServer> server = Optional.empty();

    CallbackReceiver(Vertx vertx, @Any Instance<CallbackDesk> desks, Leadership leadership, MeterRegistry metrics) {
        this.vertx = vertx;
        this.desks = desks;
        this.leadership = leadership;
        this.metrics = metrics;
    }

    void started(@Observes StartupEvent event) throws IOException {
        if (port.isPresent()) {
            var opened = new CallbackServer(
                    vertx,
                    new InetSocketAddress(host, port.get()),
                    ReceiverLimits.USUAL.withConnections(connections, connectionsPerAddress),
                    new FrontDesk(desks, Clockwork.system()),
                    new LeaderRelay(leadership::leadersReceiver),
                    leadership::leads,
                    metrics);
            server = Optional.of(opened);
            LOG.infof("callbacks are received on %s:%d", host, opened.port());
        }
    }

    void ending(@Observes @Priority(FIRST) ShutdownEvent event) {
        server.ifPresent(CallbackServer::close);
    }
}
