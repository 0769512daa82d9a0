package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Keeps all calls of one account, or of one API category of it, within the vendor's quota and in order of urgency. Safe for
 * use by any number of threads; thousands may wait at once, each for a permit handed to it alone.
 */
public final class Gate implements Calls, AutoCloseable {

    private static final Failure RECALLED = new Failure.Recalled("withdrawn before it was sent");
    private static final Failure CLOSED = new Failure.Recalled("withdrawn: the account's gate was shut down");

    /** No moment: the caller was interrupted instead. */
    private static final long INTERRUPTED = Long.MIN_VALUE;

    private final Clockwork clock;
    private final CallListener listener;
    private final List<Consumer<String>> recallListeners = new CopyOnWriteArrayList<>();

    private final Mutex mutex = new Mutex();
    private final LaneQueue<Ticket> queue = new LaneQueue<>();
    private final Departures departures = new Departures();
    private final Pace pace;
    private Optional<Alarm> alarm = Optional.empty();
    private long tickets;
    private long throttled;
    private boolean closed;

    private record Alarm(long at, Runnable cancel) {}

    public Gate(GateSettings settings, Clockwork clock, CallListener listener) {
        this.clock = clock;
        this.listener = listener;
        this.pace = new Pace(settings, clock);
    }

    /** Takes effect at once; when something changed, the new allowance is first used from nothing, as after a restart. */
    public void reconfigure(GateSettings settings) {
        mutex.with(() -> {
            pace.reconfigure(settings);
            advance();
        });
    }

    @Override
    public <T> Outcome<T> call(
            Lane lane, String owner, String operation, Runnable beforeSend, Supplier<Outcome<T>> call) {
        var ticket = mutex.with(() -> enter(new Ticket(lane, owner, tickets++, clock.nanos())));
        while (true) {
            if (await(ticket) instanceof Ticket.Turn.Withdrawn(var why)) {
                return Outcome.failed(why);
            }
            beforeSend.run();
            long sentAt = depart(lane);
            if (sentAt == INTERRUPTED) {
                return Outcome.failed(RECALLED);
            }
            var outcome = timed(ticket, operation, call);
            var sentBack = settle(ticket, sentAt, outcome);
            if (sentBack.isEmpty()) {
                return outcome;
            }
            ticket = sentBack.get();
        }
    }

    /** Counts the call as sent, now; holds it until the window has room for it, where others that were let through bunched up. */
    private long depart(Lane lane) {
        while (true) {
            var wait = new CompletableFuture<Void>();
            long at = mutex.with(() -> {
                long now = clock.nanos();
                long until = lane == Lane.EMERGENCY ? 0 : departures.untilRoom(pace.settings(), now);
                if (until == 0) {
                    departures.add(lane, now);
                    return now;
                }
                clock.wakeAfter(Duration.ofNanos(until), () -> wait.complete(null));
                return INTERRUPTED;
            });
            if (at != INTERRUPTED) {
                return at;
            }
            try {
                wait.get();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return INTERRUPTED;
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    @Override
    public void recall(String owner) {
        mutex.with(() -> {
            queue.recall(owner).forEach(ticket -> ticket.withdraw(RECALLED));
            advance();
        });
        recallListeners.forEach(told -> told.accept(owner));
    }

    @Override
    public void onRecall(Consumer<String> told) {
        recallListeners.add(told);
    }

    public GateStats stats() {
        return mutex.with(() -> {
            var waiting = new EnumMap<Lane, Integer>(Lane.class);
            for (var lane : Lane.values()) {
                waiting.put(lane, queue.size(lane));
            }
            return new GateStats(
                    pace.settings().allowance(),
                    departures.lastMinute(clock.nanos()),
                    throttled,
                    departures.calls(),
                    waiting,
                    pace.closedFor().map(clock.instant()::plus));
        });
    }

    /** All that wait, and all that come later, are answered as recalled. What was let through runs to its end. */
    @Override
    public void close() {
        mutex.with(() -> {
            closed = true;
            dismiss(CLOSED);
        });
    }

    /** Answers all that wait now with this failure; none of them is sent. */
    void dismiss(Failure why) {
        mutex.with(() -> {
            queue.drain().forEach(ticket -> ticket.withdraw(why));
            advance();
        });
    }

    private Ticket enter(Ticket ticket) {
        if (closed) {
            ticket.withdraw(CLOSED);
            return ticket;
        }
        queue.add(ticket);
        advance();
        return ticket;
    }

    private Ticket.Turn await(Ticket ticket) {
        return ticket.await().orElseGet(() -> {
            // A permit that came at the same moment is lost, which costs less than a call that nobody waits for.
            mutex.with(() -> {
                if (queue.remove(ticket)) {
                    advance();
                }
            });
            return new Ticket.Turn.Withdrawn(RECALLED);
        });
    }

    private <T> Outcome<T> timed(Ticket ticket, String operation, Supplier<Outcome<T>> call) {
        long sent = clock.nanos();
        var outcome = call.get();
        var waited = Duration.ofNanos(sent - ticket.since());
        listener.onCall(ticket.lane(), operation, outcome, waited, Duration.ofNanos(clock.nanos() - sent));
        return outcome;
    }

    /** Learns from the outcome; a call that the vendor sent back unprocessed gets its place in the queue again. */
    private Optional<Ticket> settle(Ticket ticket, long sentAt, Outcome<?> outcome) {
        return mutex.with(() -> {
            if (!(outcome instanceof Outcome.Failed<?>(Failure.Throttled refusal))) {
                pace.answered(sentAt);
                return Optional.empty();
            }
            throttled++;
            pace.refused(sentAt, ticket.lane() == Lane.EMERGENCY, refusal.after());
            return Optional.of(enter(ticket.again(clock.nanos())));
        });
    }

    /** Hands out the permits there are, then sets the alarm for the next one. The lock is held. */
    private void advance() {
        while (true) {
            var next = next();
            if (next.isEmpty()) {
                break;
            }
            next.get().go();
        }
        setAlarm();
    }

    private Optional<Ticket> next() {
        if (queue.emergencyWaits() && !pace.emergencyPaused()) {
            return pace.tryEmergency() ? queue.takeEmergency() : Optional.empty();
        }
        return queue.everydayWaits() && pace.tryEveryday() ? queue.takeEveryday() : Optional.empty();
    }

    private void setAlarm() {
        long wait = Long.MAX_VALUE;
        if (queue.emergencyWaits()) {
            wait = pace.untilEmergency();
        }
        if (queue.everydayWaits()) {
            wait = Math.min(wait, pace.untilEveryday());
        }
        if (wait == Long.MAX_VALUE) {
            alarm.ifPresent(set -> set.cancel().run());
            alarm = Optional.empty();
            return;
        }
        long at = clock.nanos() + wait;
        // One that rings too early does no harm, so thousands of arrivals do not set thousands of alarms.
        if (alarm.isPresent() && alarm.get().at() - at <= 0) {
            return;
        }
        alarm.ifPresent(set -> set.cancel().run());
        alarm = Optional.of(new Alarm(at, clock.wakeAfter(Duration.ofNanos(wait), this::ring)));
    }

    private void ring() {
        mutex.with(() -> {
            alarm = Optional.empty();
            advance();
        });
    }
}
