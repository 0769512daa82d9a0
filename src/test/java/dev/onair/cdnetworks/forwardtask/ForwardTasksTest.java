package dev.onair.cdnetworks.forwardtask;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Claimant;
import dev.onair.account.Clockwork;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.Sessions;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Unshown;
import dev.onair.cdnetworks.forwardtask.ForwardTaskObserved.Vanished;
import dev.onair.engine.Observation;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a relay that the vendor does not have comes to. */
class ForwardTasksTest {
    private static final String TASK = "task";

    /** Nothing is asked. */
    private final CdnetworksSession session =
            Sessions.session(URI.create("http://127.0.0.1:1"), new Credentials("key", "secret"), Clockwork.system());

    private final ForwardTaskStatus status = new ForwardTaskStatus();
    private boolean mayBeAnotherAccount;

    ForwardTasksTest() {
        status.taskId = TASK;
        status.phase = Phase.Forwarding;
    }

    @AfterEach
    void close() {
        session.close();
    }

    private Observation<ForwardTaskObserved> gone(Optional<Duration> left) {
        var desired = Sample.desired(spec ->
                left.ifPresent(time -> spec.end = Instant.now().plus(time).toString()));
        var around = new Circumstances.Around(
                new Claimant("tv", "news", "uid", "ForwardTask"), id -> false, () -> mayBeAnotherAccount);
        return new ForwardTasks(
                        session, new Circumstances(around, status, desired, Optional.empty()), Clock.systemUTC())
                .gone(TASK);
    }

    private static void isUnknown(Observation<ForwardTaskObserved> observation) {
        assertThat(observation)
                .isInstanceOfSatisfying(
                        Observation.Unknown.class,
                        unknown -> assertThat(unknown.why().message()).contains("may be another one"));
    }

    @Test
    void oneThatRanIsMadeAgainWhereThatIsNotHeld() {
        mayBeAnotherAccount = true;

        assertThat(gone(Optional.empty())).isInstanceOf(Observation.Absent.class);
    }

    @Test
    void oneWhoseTimeIsOverIsGivenUpUnlessItMayBeInAnotherAccount() {
        assertThat(gone(Optional.of(Duration.ofMinutes(1))))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.observed()).isEqualTo(new Vanished()));
        mayBeAnotherAccount = true;

        isUnknown(gone(Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void oneThatWasNeverShownIsToldUnlessItMayBeInAnotherAccount() {
        status.phase = null;
        assertThat(gone(Optional.empty()))
                .isInstanceOfSatisfying(
                        Observation.Present.class,
                        present -> assertThat(present.observed()).isEqualTo(new Unshown()));
        mayBeAnotherAccount = true;

        isUnknown(gone(Optional.empty()));
    }
}
