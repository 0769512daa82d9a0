package dev.onair.engine;

import dev.onair.common.Attempt;
import dev.onair.common.Hash;
import dev.onair.common.OnairStatus;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What the status says of a create, from before it is sent until its outcome is known: it outlives whatever happens. */
record CreateMark<S extends OnairStatus>(Subject<?, S> subject, Ledger<S> ledger, Change<?> change, Clock clock) {
    /** Enough to tell two requests apart. It is for people. */
    private static final int HASH_DIGITS = 12;

    /**
     * Directly before the create is sent.
     *
     * @param known see {@link Adapter#alike}
     */
    void begin(String name, Optional<List<String>> known) {
        var status = subject.status();
        // A call that the vendor sent back is begun again, and then the id stands in the earlier mark alone.
        var replaces = subject.annotatedId()
                .or(() -> Optional.ofNullable(status.externalId))
                .or(() -> Optional.ofNullable(status.attempt).map(earlier -> earlier.replaces))
                .orElse(null);
        var at = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var hash = Hash.of(change.line()).substring(0, HASH_DIGITS);
        status.attempt = Attempt.of(change.command().call(), at, name, hash, replaces);
        status.attempt.known = known.orElse(null);
        status.externalId = null;
        status.observedGeneration = subject.generation();
        var begun = new Standing.Begun("Creating", change.line());
        status.conditions = Conditions.of(begun, status.conditions, subject.generation(), clock.instant());
        ledger.save(status);
    }

    /** The answer did not come: the vendor had until now to do it. */
    void unanswered() {
        Optional.ofNullable(subject.status().attempt)
                .ifPresent(mark -> mark.unansweredAt =
                        clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    }

    /** Nothing was created: what the create was to replace is again the last that is known. */
    void abandon() {
        var status = subject.status();
        if (status.attempt != null) {
            status.externalId = status.attempt.replaces;
            status.attempt = null;
        }
    }
}
