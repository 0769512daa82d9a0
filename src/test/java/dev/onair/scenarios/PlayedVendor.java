package dev.onair.scenarios;

import dev.onair.account.CallListener;
import dev.onair.account.GateStats;
import dev.onair.common.ObjectKey;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import dev.onair.simulator.Temperaments;
import dev.onair.tenancy.Facilities;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** A simulated vendor, the session with it, and the kinds that live in its accounts. */
interface PlayedVendor extends AutoCloseable {
    /** The account's, and its resources'. */
    ObjectKey ACCOUNT = new ObjectKey("tv", "default");

    /** The kinds, on one account. */
    List<PlayedKind<?>> kinds(KubernetesClient client, Facilities facilities, Clock clock);

    /** Opens the account, and begins to look at it. */
    void open(CallListener listener);

    /** Has the account walk over the vendor's lists. */
    void look();

    List<GateStats> quotas();

    /** Whether a call for many takes up others before it waits for its turn. */
    default boolean gathers() {
        return false;
    }

    URI url();

    Temperaments temperaments();

    /** Tells of each request of the API and its answer. */
    void onExchange(BiConsumer<Request, Reply> told);

    /** Has answers rewritten on their way. */
    void filterAnswers(BiFunction<Request, Reply, Reply> rewriting);

    /** What the vendor calls what is asked for, as far as the request says it. */
    String call(Request request);

    /** Whether a call of this name changes something. */
    boolean isWrite(String call);

    /** Whether a call of this name ends or disturbs what viewers see. */
    boolean isInterruption(String call);

    @Override
    void close();
}
