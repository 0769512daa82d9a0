package dev.onair.cdnetworks.account;

import dev.onair.account.Budget;
import dev.onair.account.Claims;
import dev.onair.account.Clockwork;
import dev.onair.account.Look;
import dev.onair.account.Sweep;
import dev.onair.cdnetworks.client.ChannelDetails;
import dev.onair.cdnetworks.client.ChannelEntry;
import dev.onair.engine.Backoff;
import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.tenancy.CallbackDesk.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/**
 * Turns hints about channels into as few questions as can be: one about each channel, not again within some seconds; one walk over
 * the list where that is cheaper; none about what nobody declares; and in all no more than a part of the quota, since whoever
 * learnt the callback address could send hints without end. What finds no room is seen by the next regular walk. While the vendor
 * does not answer, hints are kept: one question now and then tries it, and when it answers, they are looked at.
 */
final class ChannelHints implements NoticeSink {
    /** A channel is asked about at most so often; hints in between are answered by one question at the end. */
    static final Duration APART = Duration.ofSeconds(2);

    /** So many at once are asked about one by one, which is surer, however short the list is. */
    private static final int ASKED_SINGLY = 10;

    private static final Duration WITHOUT_BUDGET = Duration.ofSeconds(5);
    private static final Caller OWNER = Caller.account("callbacks");

    private final Channels<ChannelEntry, ChannelDetails> channels;
    private final Claims claims;
    private final Clockwork clock;
    private final Budget budget;
    private final Consumer<Set<String>> wake;

    /** The hints that no question answers yet, and when the first of each came. */
    private final Map<String, Instant> waiting = new HashMap<>();

    private final Map<String, Instant> asked = new HashMap<>();
    private Instant nextLook = Instant.MAX;

    /** How many questions in a row the vendor has not answered, and when the next may be asked. */
    private int unanswered;

    private Instant notBefore = Instant.MIN;

    /** Whether the one question that tries the vendor is under way. */
    private boolean trying;

    /** @param wake told the channels that are not as they were */
    ChannelHints(
            Channels<ChannelEntry, ChannelDetails> channels,
            Claims claims,
            Clockwork clock,
            Budget budget,
            Consumer<Set<String>> wake) {
        this.channels = channels;
        this.claims = claims;
        this.clock = clock;
        this.budget = budget;
        this.wake = wake;
    }

    /** Whether it is declared, and the vendor does not show it without immediate recording. */
    boolean mayRecord(String pullId) {
        return isDeclared(pullId)
                && channels.entry(pullId)
                        .filter(entry -> Boolean.FALSE.equals(entry.immediateRecording()))
                        .isEmpty();
    }

    /** Whether a resource declares it, and the vendor's list has shown it as a channel. */
    boolean isDeclared(String pullId) {
        return claims.owner(pullId).isPresent() && channels.shows(pullId);
    }

    @Override
    public Verdict hint(String pullId) {
        if (!isDeclared(pullId)) {
            // Before the first walk nobody knows which channels there are.
            return channels.lastSweep().isPresent() ? Verdict.UNDECLARED : Verdict.NOT_YET;
        }
        synchronized (this) {
            var now = clock.instant();
            if (waiting.putIfAbsent(pullId, now) != null) {
                return Verdict.REPEATED;
            }
            var again = asked.containsKey(pullId);
            lookAt(due(pullId));
            return again ? Verdict.REPEATED : Verdict.HINT;
        }
    }

    /** A regular walk is over: it has answered every hint that came before it began. */
    synchronized void swept(Sweep sweep) {
        waiting.values().removeIf(sweep.completeAsOf()::isAfter);
        recovered();
    }

    /** The vendor answers: what could not be asked is asked now. */
    synchronized void recovered() {
        trying = false;
        unanswered = 0;
        notBefore = Instant.MIN;
        waiting.keySet().stream().map(this::due).min(Instant::compareTo).ifPresent(this::lookAt);
    }

    private Instant due(String pullId) {
        var before = asked.get(pullId);
        return before == null ? waiting.getOrDefault(pullId, Instant.MIN) : before.plus(APART);
    }

    private void lookAt(Instant due) {
        var at = due.isBefore(notBefore) ? notBefore : due;
        if (at.isBefore(nextLook)) {
            nextLook = at;
            clock.wakeAt(at, this::look);
        }
    }

    private void look() {
        var singly = new HashMap<String, Instant>();
        final Map<String, Instant> byWalk;
        synchronized (this) {
            var now = clock.instant();
            nextLook = Instant.MAX;
            asked.values().removeIf(at -> !now.isBefore(at.plus(APART)));
            var due = due(now);
            byWalk = unanswered == 0 ? walkFor(due) : Map.of();
            var others =
                    due.stream().filter(pullId -> !byWalk.containsKey(pullId)).toList();
            others.stream()
                    .filter(pullId -> budget.take(1))
                    .forEach(pullId -> singly.put(pullId, waiting.getOrDefault(pullId, now)));
            trying |= unanswered > 0 && !singly.isEmpty();
            take(singly.keySet(), now);
            take(byWalk.keySet(), now);
            var isShort = singly.size() < others.size();
            waiting.keySet().stream()
                    .map(this::due)
                    .min(Instant::compareTo)
                    .ifPresent(next -> lookAt(isShort ? now.plus(WITHOUT_BUDGET) : next));
        }
        singly.forEach(
                (pullId, since) -> Thread.ofVirtual().name("verify " + pullId).start(() -> ask(pullId, since)));
        if (!byWalk.isEmpty()) {
            walk(byWalk);
        }
    }

    /** Those that may be asked about now; one of them while the vendor does not answer. */
    private List<String> due(Instant now) {
        var due = waiting.keySet().stream()
                .filter(pullId -> !now.isBefore(due(pullId)))
                .toList();
        if (unanswered == 0) {
            return due;
        }
        if (now.isBefore(notBefore)) {
            return List.of();
        }
        notBefore = now.plus(Backoff.after(unanswered, ThreadLocalRandom.current()));
        return due.subList(0, Math.min(trying ? 0 : 1, due.size()));
    }

    /** Those that one walk over the list answers, if it costs less than a question about each. A list may lag: few are asked about. */
    private Map<String, Instant> walkFor(List<String> due) {
        var listed = due.stream().filter(channels::isListBelieved).toList();
        int pages = channels.lastSweep().map(Sweep::pages).orElse(1);
        if (listed.size() <= Math.max(pages, ASKED_SINGLY) || !budget.take(pages)) {
            return Map.of();
        }
        var byWalk = new HashMap<String, Instant>();
        listed.forEach(pullId -> byWalk.put(pullId, waiting.get(pullId)));
        return byWalk;
    }

    private void take(Set<String> pullIds, Instant now) {
        pullIds.forEach(pullId -> {
            waiting.remove(pullId);
            asked.put(pullId, now);
        });
    }

    private void ask(String pullId, Instant since) {
        var before = channels.entry(pullId);
        switch (channels.read(OWNER, pullId)) {
            case Look.Here<ChannelEntry>(var entry, var at) -> {
                recovered();
                if (!before.filter(entry::equals).isPresent()) {
                    wake.accept(Set.of(pullId));
                }
            }
            case Look.Gone<ChannelEntry> ignored -> {
                recovered();
                wake.accept(Set.of(pullId));
            }
            case Look.Failed<ChannelEntry>(var why) -> failed(Map.of(pullId, since), why);
            // Not an answer of a read.
            case Look.NotYet<ChannelEntry> ignored -> tried();
        }
    }

    /** Who is affected is woken by what the walk shows. */
    private void walk(Map<String, Instant> hints) {
        switch (channels.sweep()) {
            case Outcome.Done<Sweep>(var sweep) ->
                // It may have been joined half way: what was hinted at after its beginning is still open.
                hints.forEach((pullId, since) -> {
                    if (since.isAfter(sweep.completeAsOf())) {
                        keep(pullId, since);
                    }
                });
            case Outcome.Failed<Sweep>(var why) -> failed(hints, why);
        }
    }

    private synchronized void tried() {
        trying = false;
    }

    private synchronized void keep(String pullId, Instant since) {
        waiting.putIfAbsent(pullId, since);
        lookAt(due(pullId));
    }

    /** What was answered, and be it with a refusal, the next walk shows. */
    private synchronized void failed(Map<String, Instant> hints, Failure why) {
        trying = false;
        if (why instanceof Failure.Rejected || why instanceof Failure.Excessive) {
            return;
        }
        unanswered++;
        notBefore = clock.instant().plus(Backoff.after(unanswered, ThreadLocalRandom.current()));
        hints.forEach(this::keep);
    }
}
