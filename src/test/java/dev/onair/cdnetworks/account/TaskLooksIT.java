package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.account.AccountChange.Bound;
import dev.onair.account.Clockwork;
import dev.onair.account.Trace;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Caller;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.ForwardOrder;
import dev.onair.simulator.cdnetworks.ForwardTask;
import dev.onair.simulator.cdnetworks.RecordOrder;
import dev.onair.simulator.cdnetworks.RecordTask;
import dev.onair.simulator.cdnetworks.RefuseWith;
import dev.onair.simulator.fault.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Tasks that are looked for so that it is known which account this is. */
@Execution(ExecutionMode.CONCURRENT)
class TaskLooksIT {
    private static final String FORWARD = "ForwardTask";
    private static final String RECORD = "RecordTask";

    private final CdnetworksSimulator vendor =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
    private final CdnetworksSession session =
            Sessions.session(vendor.url(), new Credentials(vendor.accessKey(), vendor.secretKey()), Clockwork.system());
    private final Instant start = Instant.now();

    @AfterEach
    void close() {
        session.close();
        vendor.close();
    }

    private void relay(String taskId, ForwardTask.Phase phase) {
        var order = new ForwardOrder(
                "p1",
                "rtmp://example.com/app/key",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        vendor.services()
                .forwards()
                .shelf()
                .put(ForwardTask.of(taskId, vendor.account().name(), vendor.now(), order)
                        .with(phase));
    }

    private void recording(String taskId) {
        var order = RecordOrder.of(
                "p1",
                "trans" + taskId,
                vendor.now().plusSeconds(3600),
                vendor.now().plusSeconds(7200));
        var storage = new RecordTask.Storage("s1", "http://play/");
        vendor.services()
                .recordings()
                .shelf()
                .put(RecordTask.of(taskId, vendor.account().name(), vendor.now(), order, storage));
    }

    private void look(String kind, String... ids) {
        var over = new AtomicBoolean();
        session.look(Stream.of(ids).map(id -> new Bound(kind, id, false)).toList(), () -> over.set(true));
        await().atMost(Duration.ofSeconds(10)).untilTrue(over);
    }

    private Trace trace(String kind, String id) {
        return session.inventories().stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow()
                .traces()
                .apply(id);
    }

    private boolean isFound(String kind, String id) {
        return !trace(kind, id).seen().isBefore(start);
    }

    private boolean isMissed(String kind, String id) {
        return !trace(kind, id).gone().isBefore(start) && !isFound(kind, id);
    }

    @Test
    void findsARelayByTheListAndOneThatIsOverByItself() {
        relay("running", ForwardTask.Phase.PROCESSING);
        relay("over", ForwardTask.Phase.SUCCESS);

        look(FORWARD, "running", "over", "unknown");

        assertThat(isFound(FORWARD, "running")).isTrue();
        assertThat(isFound(FORWARD, "over")).isTrue();
        assertThat(isMissed(FORWARD, "unknown")).isTrue();
        assertThat(vendor.requests().count("getForwardTaskList")).isEqualTo(3);
        assertThat(vendor.requests().count("recordTaskQuery")).isZero();
    }

    @Test
    void findsEachRecordingByItselfAndHasTheResourceOfAMissingOneAskToo() {
        recording("pending");

        look(RECORD, "pending", "unknown");

        assertThat(isFound(RECORD, "pending")).isTrue();
        assertThat(isMissed(RECORD, "unknown")).isTrue();
        assertThat(session.recordTasks().isDistrusted("unknown")).isTrue();
        assertThat(session.recordTasks().isDistrusted("pending")).isFalse();
        assertThat(session.recordTasks().seenAt("pending"))
                .as("the resource's own look is to come")
                .isEmpty();
        assertThat(vendor.requests().count("recordTaskQuery")).isEqualTo(2);
    }

    /** The document has no code for a task that is not there. */
    @Test
    void takesAnIdThatIsNoParameterForOneThatIsNotThere() {
        vendor.faults().on("recordTaskQuery").always(new RefuseWith(1000, "wrong parameter"));

        look(RECORD, "unknown");

        assertThat(isMissed(RECORD, "unknown")).isTrue();
    }

    /** Reads may be behind writes: what was just made and is not shown is no loss. */
    @Test
    void whatWasJustMadeIsNotMissedUntilItHasToBeShown() {
        session.forwardTasks().created("relay", new ObjectKey("tv", "relay"));
        session.recordTasks().created("recording");

        session.forwardTasks().look(Caller.account("test"), new ObjectKey("tv", "relay"), "relay");
        session.recordTasks().query(Caller.account("test"), "recording", Instant.now());

        assertThat(trace(FORWARD, "relay").gone())
                .as("asked for, and not there")
                .isBetween(start, trace(FORWARD, "relay").lastWrite().shownBy());
        assertThat(trace(RECORD, "recording").gone())
                .as("asked for, and not there")
                .isBetween(start, trace(RECORD, "recording").lastWrite().shownBy());
    }

    @Test
    void oneThatCannotBeAskedForKeepsNoOtherFromBeingLookedFor() {
        recording("pending");
        vendor.faults().on("recordTaskQuery").times(2, new RefuseWith(1007, "no permission"));

        look(RECORD, "first", "second", "pending");

        assertThat(isFound(RECORD, "pending")).isTrue();
        assertThat(isMissed(RECORD, "first")).isFalse();

        vendor.faults().on("recordTaskQuery").always(new Status(502, false));
        var asked = vendor.requests().count("recordTaskQuery");
        session.recordTasks().lookFor(List.of("a", "b", "c", "d", "e"));
        assertThat(vendor.requests().count("recordTaskQuery") - asked)
                .as("an account that is down")
                .isEqualTo(3);
    }

    @Test
    void whatCannotBeAskedForStaysUnknown() {
        relay("running", ForwardTask.Phase.PROCESSING);
        recording("pending");
        vendor.faults().on("recordTaskQuery").always(new Status(502, false));
        vendor.faults().on("getForwardTaskList").always(new Status(502, false));

        look(RECORD, "pending", "unknown");

        var nothing = new Trace(Instant.MIN, Instant.MIN, Instant.MIN);
        assertThat(List.of(trace(RECORD, "pending"), trace(RECORD, "unknown"), trace(FORWARD, "running")))
                .containsOnly(nothing);
    }

    @Test
    void nothingIsAskedForKindsThatAreListed() {
        session.look(List.of(new Bound("LiveChannel", "p1", false)), () -> {
            throw new AssertionError("there is nothing to look for");
        });

        assertThat(vendor.requests().last()).isZero();
    }
}
