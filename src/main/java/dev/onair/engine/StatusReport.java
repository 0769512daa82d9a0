package dev.onair.engine;

import dev.onair.common.OnairStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Puts what was observed into the status: the object's state, and the conditions that inform. The same for a resource that is
 * wanted and for one whose deletion waits.
 */
public final class StatusReport<D, O, C extends Command, S extends OnairStatus> {
    private final Adapter<D, O, C, S> adapter;
    private final Clock clock;

    public StatusReport(Adapter<D, O, C, S> adapter, Clock clock) {
        this.adapter = adapter;
        this.clock = clock;
    }

    /** Looks, and reports what is there; what cannot be seen now stays as it is. Returns what is to be told of it. */
    public List<Announcement> look(Subject<D, S> subject) {
        return subject.externalId()
                                .map(id -> adapter.observe(subject.target(), id))
                                .orElseGet(Observation.Absent::new)
                        instanceof Observation.Present<O>(var observed, var at)
                ? seen(subject, observed, at)
                : List.of();
    }

    /** Reports what was observed at {@code at}. Returns what is to be told of it. */
    List<Announcement> seen(Subject<D, S> subject, O observed, Instant at) {
        var status = subject.status();
        adapter.report(subject.desired(), observed, at, status);
        status.lastObservedTime = at.truncatedTo(ChronoUnit.SECONDS).toString();
        var now = clock.instant();
        var indicators = adapter.indicators(subject.desired(), status, now);
        var news = Indicators.news(indicators, status.conditions);
        status.conditions = Indicators.replaced(indicators, status.conditions, subject.generation(), now);
        return news;
    }
}
