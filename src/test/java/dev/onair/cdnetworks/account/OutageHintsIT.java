package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.onair.account.Budget;
import dev.onair.account.Claimant;
import dev.onair.account.Clockwork;
import dev.onair.account.ManualClock;
import dev.onair.cdnetworks.client.Credentials;
import dev.onair.engine.Outcome;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.fault.Status;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Notices that come while the vendor does not answer what they are checked by. */
@Execution(ExecutionMode.CONCURRENT)
class OutageHintsIT {
    private static final String READ = "getChannelConfigure";
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

    private final CdnetworksSimulator simulator =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));
    private final CdnetworksSession session = Sessions.session(
            simulator.url(), new Credentials(simulator.accessKey(), simulator.secretKey()), Clockwork.system());
    private final ManualClock clock = new ManualClock();
    private final Set<String> woken = ConcurrentHashMap.newKeySet();
    private final ChannelHints hints =
            new ChannelHints(session.channels(), session.claims(), clock, new Budget(() -> 100, clock), woken::addAll);

    @AfterEach
    void close() {
        session.close();
        simulator.close();
    }

    private List<String> declared(int count) {
        var pullIds = IntStream.range(0, count)
                .mapToObj(i -> simulator
                        .channels()
                        .create(simulator.account().name(), ChannelSettings.named("channel-" + i))
                        .pullId())
                .toList();
        pullIds.forEach(id -> session.claims().claim(id, new Claimant("tv", id, id, "channel")));
        assertThat(session.channels().sweep()).isInstanceOf(Outcome.Done.class);
        return pullIds;
    }

    private long questions() {
        return simulator.requests().count(READ);
    }

    /**
     * Time goes on until so many questions were asked.
     *
     * @return how long that took by the clock
     */
    private Duration live(long questions) {
        var from = clock.instant();
        await().pollInterval(Duration.ofMillis(1)).until(() -> {
            if (questions() >= questions) {
                return true;
            }
            clock.advance(Duration.ofSeconds(1));
            return false;
        });
        return Duration.between(from, clock.instant());
    }

    @Test
    void oneQuestionNowAndThenTriesItAndAllAreLookedAtWhenTheVendorAnswers() {
        var pullIds = declared(3);
        simulator.faults().on(READ).always(new Status(503, false));
        pullIds.forEach(pullId -> assertThat(hints.hint(pullId)).isEqualTo(Verdict.HINT));
        clock.advance(Duration.ZERO);
        await().until(() -> questions() == 3);

        var lasted = live(7);

        // One at a time, each after a longer pause: 2, 4, 8 and 16 seconds, or up to a fifth less.
        assertThat(questions()).isEqualTo(7);
        assertThat(lasted).isGreaterThanOrEqualTo(Duration.ofSeconds(24));
        pullIds.forEach(simulator.channels()::startStream);
        simulator.faults().clear();
        await().untilAsserted(() -> {
            clock.advance(LONGEST_PAUSE);
            assertThat(woken).containsExactlyInAnyOrderElementsOf(pullIds);
        });
        var asked = questions();
        clock.advance(LONGEST_PAUSE);
        assertThat(questions()).isEqualTo(asked);
    }

    @Test
    void theAccountsRecoveryIsEnough() {
        var pullId = declared(1).getFirst();
        simulator.faults().on(READ).always(new Status(503, false));
        hints.hint(pullId);
        clock.advance(Duration.ZERO);
        live(4);
        simulator.channels().startStream(pullId);
        simulator.faults().clear();

        await().untilAsserted(() -> {
            hints.recovered();
            clock.advance(ChannelHints.APART);
            assertThat(woken).containsExactly(pullId);
        });
    }

    @Test
    void beforeTheFirstWalkTheVendorIsToComeAgain() {
        assertThat(hints.hint("unknown")).isEqualTo(Verdict.NOT_YET);
        declared(1);
        assertThat(hints.hint("unknown")).isEqualTo(Verdict.UNDECLARED);
        assertThat(questions()).isZero();
    }
}
