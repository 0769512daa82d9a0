package dev.onair.cdnetworks.account;

import dev.onair.account.Clockwork;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Lets the first hint about an object through at once, and all that come within some seconds of it as one at their end: a flood
 * about one object costs a question in so many seconds, and the last of it is not lost.
 */
final class SpacedHints implements NoticeSink {
    private final NoticeSink sink;
    private final Duration apart;
    private final Clockwork clock;
    private final Map<String, Instant> heard = new HashMap<>();
    private final Set<String> waiting = new HashSet<>();

    SpacedHints(NoticeSink sink, Duration apart, Clockwork clock) {
        this.sink = sink;
        this.apart = apart;
        this.clock = clock;
    }

    @Override
    public Verdict hint(String id) {
        synchronized (this) {
            var now = clock.instant();
            heard.values().removeIf(at -> !now.isBefore(at.plus(apart)));
            var before = heard.get(id);
            if (before != null) {
                if (waiting.add(id)) {
                    clock.wakeAt(before.plus(apart), () -> again(id));
                }
                return Verdict.REPEATED;
            }
        }
        return pass(id);
    }

    private void again(String id) {
        synchronized (this) {
            waiting.remove(id);
        }
        pass(id);
    }

    /** Only what somebody declares is remembered: strangers may make up ids without end. */
    private Verdict pass(String id) {
        var verdict = sink.hint(id);
        if (verdict == Verdict.HINT) {
            synchronized (this) {
                heard.put(id, clock.instant());
            }
        }
        return verdict;
    }
}
