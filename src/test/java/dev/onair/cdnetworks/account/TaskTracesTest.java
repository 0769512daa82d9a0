package dev.onair.cdnetworks.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.Trace;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TaskTracesTest {
    private static final Instant EARLY = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATE = EARLY.plusSeconds(1);
    private static final Instant NEVER = Instant.MIN;

    private final TaskTraces traces = new TaskTraces();

    private Trace trace(Instant listed) {
        return traces.trace("one", listed, NEVER);
    }

    @Test
    void knowsNothingOfWhatNobodyAskedFor() {
        traces.missed("other", EARLY);

        assertThat(trace(NEVER)).isEqualTo(new Trace(NEVER, NEVER, NEVER));
    }

    @Test
    void theNewestAnswerCountsWheneverItComes() {
        traces.missed("one", LATE);
        traces.found("one", EARLY);
        assertThat(trace(NEVER)).isEqualTo(new Trace(NEVER, LATE, NEVER));

        traces.found("one", LATE);
        assertThat(trace(NEVER)).isEqualTo(new Trace(LATE, NEVER, NEVER));
    }

    @Test
    void aListCountsUnlessTheTaskWasMissedSince() {
        traces.missed("one", EARLY);
        assertThat(trace(LATE)).isEqualTo(new Trace(LATE, NEVER, NEVER));

        traces.missed("one", LATE);
        assertThat(trace(EARLY)).isEqualTo(new Trace(NEVER, LATE, NEVER));
    }

    @Test
    void forgets() {
        traces.missed("one", EARLY);
        traces.forget("one");

        assertThat(trace(NEVER)).isEqualTo(new Trace(NEVER, NEVER, NEVER));
    }
}
