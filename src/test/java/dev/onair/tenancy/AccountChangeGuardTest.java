package dev.onair.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.AccountChange.Bound;
import dev.onair.account.AccountChange.Holdings;
import dev.onair.account.AccountChange.Verdict;
import dev.onair.account.Inventory;
import dev.onair.account.Trace;
import dev.onair.cdnetworks.account.CdnetworksAccountStatus;
import dev.onair.engine.SteppedClock;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who is told of another verdict. What is held has no pass of its own: it waits to be woken. */
class AccountChangeGuardTest {
    private static final Bound RECORDING = new Bound("RecordTask", "recording", false);

    private final SteppedClock clock = new SteppedClock(Instant.parse("2026-07-01T12:00:00Z"));
    private final AtomicInteger news = new AtomicInteger();
    private final AccountChangeGuard guard = new AccountChangeGuard(
            clock, () -> Optional.of(new Holdings(List.of(RECORDING), 0)), news::incrementAndGet);
    private final Session session = session();

    private String here = "home";
    private Instant since = clock.instant();
    private Trace trace = new Trace(Instant.MIN, Instant.MIN, Instant.MIN);
    /** Told when what was looked for singly has been looked for. */
    private @Nullable Runnable looked;

    /** An account without lists, as one of recordings alone: its objects are asked for one by one. */
    private Session session() {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "account" -> Optional.of(here);
                    case "accountSince" -> since;
                    case "inventories" -> List.of(new Inventory("RecordTask", Optional.empty(), id -> trace));
                    case "look" -> {
                        looked = (Runnable) arguments[1];
                        yield null;
                    }
                    case "lookSoon" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private Verdict judge() {
        clock.advance(Duration.ofSeconds(2));
        return guard.judge(session);
    }

    private void point(String account) {
        clock.advance(Duration.ofSeconds(2));
        here = account;
        since = clock.instant();
    }

    /** The vendor is asked for the recording, and has it or not. */
    private void look(boolean isThere) {
        clock.advance(Duration.ofSeconds(2));
        trace = isThere
                ? new Trace(clock.instant(), Instant.MIN, Instant.MIN)
                : new Trace(Instant.MIN, clock.instant(), Instant.MIN);
    }

    /** With thousands of resources a count takes long, and is asked for with each create. */
    @Test
    void aCountThatTakesLongIsMadeSeldom() {
        var counts = new AtomicInteger();
        var slow = new AccountChangeGuard(
                clock,
                () -> {
                    counts.incrementAndGet();
                    clock.advance(Duration.ofMillis(500));
                    return Optional.of(new Holdings(List.of(RECORDING), 0));
                },
                news::incrementAndGet);
        slow.remember(new CdnetworksAccountStatus());
        look(true);
        for (var time = 0; time < 200; time++) {
            slow.judge(session);
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(counts).as("in 20 s and the counts' own time").hasValue(2);

        point("elsewhere");
        assertThat(slow.judge(session)).as("another key is looked at at once").isInstanceOf(Verdict.Looking.class);
    }

    @Test
    void isToldWhenTheAccountIsTheRightOneAgainThoughItIsALookThatSaysSo() {
        guard.remember(new CdnetworksAccountStatus());
        look(true);
        assertThat(judge()).isInstanceOf(Verdict.Same.class);
        assertThat(news).as("all is well, as everybody took it for").hasValue(0);
        point("elsewhere");
        look(false);
        assertThat(judge()).isInstanceOf(Verdict.Changed.class);
        assertThat(news).hasValue(1);

        point("home");
        assertThat(judge()).as("not looked for yet").isInstanceOf(Verdict.Changed.class);
        look(true);
        assertThat(looked).isNotNull();
        looked.run();

        assertThat(judge()).isInstanceOf(Verdict.Same.class);
        assertThat(news).hasValue(2);
    }
}
