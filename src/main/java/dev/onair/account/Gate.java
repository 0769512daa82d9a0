package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.Slot;
import dev.onair.engine.Target;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/**
 * Keeps all calls of one account, or of one API category of it, within the vendor's quota and in order of urgency. Safe for
 * use by any number of threads; a few wait at once, each for a permit handed to it alone, and thousands as data
 * ({@link Admission}).
 */
public final class Gate implements Calls, AutoCloseable {

    /** Some ten seconds of the largest default quota: longer than a resource that was woken takes to come. */
    private static final int SEATS = 32;

    private static final Failure RECALLED = new Failure.Recalled("withdrawn before it was sent");
    private static final Failure DEFERRED = new Failure.Deferred("waiting for its turn at the vendor");
    private static final Failure CLOSED = new Failure.Recalled("withdrawn: the account's gate was shut down");

    private final Clockwork clock;
    private final CallListener listener;
    private final Consumer<Target> wake;
    private final Permission permission;
    private final Admission admission;
    private final List<Admission> admissions = new CopyOnWriteArrayList<>();
    private final List<Consumer<String>> recallListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> barredListeners = new CopyOnWriteArrayList<>();

    private final Mutex mutex = new Mutex();
    private final LaneQueue<Ticket> queue = new LaneQueue<>();
    private final Departures departures = new Departures();
    private final Pace pace;
    private final Alarm alarm;
    /** Everyday calls that were let through and are still to be sent; each has room in the window from its turn on. */
    private int permits;

    private long tickets;
    private long throttled;
    private boolean closed;

    /** One whose account lets everybody in. */
    public Gate(GateSettings settings, Clockwork clock, CallListener listener, Consumer<Target> wake) {
        this(settings, clock, listener, wake, namespace -> true);
    }

    /**
     * @param wake asked to have a pass of a resource run soon, whose call was deferred
     * @param admits whether the account lets resources of a namespace call the vendor now; asked before each write is sent, by
     *     whichever thread sends it
     */
    public Gate(
            GateSettings settings,
            Clockwork clock,
            CallListener listener,
            Consumer<Target> wake,
            Predicate<String> admits) {
        this.clock = clock;
        this.listener = listener;
        this.wake = wake;
        this.permission = new Permission(admits);
        this.admission = admission(SEATS);
        this.pace = new Pace(settings, clock);
        this.alarm = new Alarm(clock, this::ring);
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
            Lane usual, Caller caller, String operation, Runnable beforeSend, Supplier<Outcome<T>> call) {
        if (!mayCall(usual, caller)) {
            return Outcome.failed(RECALLED);
        }
        var seat = admission.enter(caller.lane(usual), caller);
        if (seat.isEmpty()) {
            return Outcome.failed(DEFERRED);
        }
        try {
            return call(usual, caller, operation, beforeSend, call, seat.get());
        } finally {
            seat.get().leave();
        }
    }

    private <T> Outcome<T> call(
            Lane usual,
            Caller caller,
            String operation,
            Runnable beforeSend,
            Supplier<Outcome<T>> call,
            Admission.Seat seat) {
        var ticket = mutex.with(() -> enter(new Ticket(usual, caller, tickets++, clock.nanos()), queue::add));
        while (true) {
            withdrawIfBarred(ticket);
            if (await(ticket) instanceof Ticket.Turn.Withdrawn(var why)) {
                return Outcome.failed(why);
            }
            if (!prepare(ticket, beforeSend)) {
                return Outcome.failed(RECALLED);
            }
            var sentAt = depart(ticket);
            if (sentAt.isEmpty()) {
                ticket = comeAgain(ticket);
                continue;
            }
            seat.leave();
            var outcome = timed(ticket, operation, call);
            var sentBack = settle(ticket, sentAt.getAsLong(), outcome);
            if (sentBack.isEmpty()) {
                return outcome;
            }
            ticket = sentBack.get();
        }
    }

    /**
     * One that came into the queue after a lost permission was told, as what the vendor sends back, would wait for a turn that it
     * does not get; one that came before is found there.
     */
    private void withdrawIfBarred(Ticket ticket) {
        if (!mayCall(ticket.usual(), ticket.caller())) {
            mutex.with(() -> {
                withdraw(ticket);
                advance();
            });
        }
    }

    /** Whether it may be sent. Nothing is written down of a call that may not. */
    private boolean prepare(Ticket ticket, Runnable beforeSend) {
        boolean prepared = false;
        try {
            if (mayCall(ticket.usual(), ticket.caller())) {
                beforeSend.run();
                // The mark of a create is a write to the API server, which takes its time.
                prepared = mayCall(ticket.usual(), ticket.caller());
            }
            return prepared;
        } finally {
            if (!prepared) {
                mutex.with(() -> {
                    returnPermit(ticket);
                    advance();
                });
            }
        }
    }

    /**
     * Counts the call as sent, now; empty where it must not be: emergencies took the room that it had in the window, or the
     * gate was closed meanwhile.
     */
    private OptionalLong depart(Ticket ticket) {
        return mutex.with(() -> {
            long now = clock.nanos();
            boolean everyday = ticket.lane() != Lane.EMERGENCY;
            int others = everyday ? permits - 1 : permits;
            if (closed || (everyday && !departures.hasRoom(pace.settings(), others, now))) {
                return OptionalLong.empty();
            }
            permits = others;
            departures.add(ticket.lane(), now);
            // Room that a call to be sent had was there for no known time; that of one that was sent ends with its
            // minute.
            alarm.set(nextTurn());
            return OptionalLong.of(now);
        });
    }

    /** Back to its place in the queue, to be given a turn anew: there whoever withdraws calls finds it. */
    private Ticket comeAgain(Ticket ticket) {
        return mutex.with(() -> {
            returnPermit(ticket);
            return enter(ticket.again(ticket.since()), queue::addAgain);
        });
    }

    /** The permit comes to nothing, and its room in the window is another's. The lock is held. */
    private void returnPermit(Ticket ticket) {
        if (ticket.lane() != Lane.EMERGENCY) {
            permits--;
        }
    }

    @Override
    public void recall(String callerId, boolean isToStop) {
        // First: what enters the queue from now on asks for it.
        permission.edited(callerId, isToStop);
        mutex.with(() -> {
            queue.of(callerId).stream()
                    .filter(ticket -> isToStop || !ticket.caller().finishes())
                    .forEach(this::withdraw);
            advance();
        });
        admissions.forEach(others -> others.recall(callerId));
        recallListeners.forEach(told -> told.accept(callerId));
    }

    @Override
    public void recallBarred() {
        // Asked without the lock; whoever comes again meanwhile is asked at its turn.
        var barred = mutex.with(queue::all).stream()
                .filter(ticket -> !mayCall(ticket.usual(), ticket.caller()))
                .toList();
        mutex.with(() -> {
            barred.forEach(this::withdraw);
            advance();
        });
        barredListeners.forEach(Runnable::run);
    }

    /** If it still waits. The lock is held. */
    private void withdraw(Ticket ticket) {
        if (queue.remove(ticket)) {
            ticket.withdraw(RECALLED);
        }
    }

    @Override
    public boolean mayCall(Lane usual, Caller caller) {
        return permission.covers(usual, caller);
    }

    @Override
    public void passEnded(String callerId) {
        permission.passEnded(callerId);
        admissions.forEach(others -> others.passEnded(callerId));
    }

    @Override
    public Admission admission(int seats) {
        var made = new Admission(seats, clock, wake);
        admissions.add(made);
        return made;
    }

    /** Withdraws all calls of this lane that still wait: what they are about is in an account that is another one now. */
    public void recall(Lane lane) {
        mutex.with(() -> {
            queue.drain(lane).forEach(ticket -> ticket.withdraw(RECALLED));
            advance();
        });
        admissions.forEach(others -> others.recall(lane));
    }

    @Override
    public OptionalInt before(String callerId) {
        return mutex.with(() -> {
            var deferred = admission.before(callerId);
            return deferred.isPresent() ? OptionalInt.of(deferred.getAsInt() + queue.size()) : queue.before(callerId);
        });
    }

    @Override
    public void onRecall(Consumer<String> told) {
        recallListeners.add(told);
    }

    @Override
    public void onRecallBarred(Runnable told) {
        barredListeners.add(told);
    }

    public GateStats stats() {
        return mutex.with(() -> {
            var waiting = new EnumMap<Lane, Integer>(Lane.class);
            for (var lane : Lane.values()) {
                waiting.put(lane, queue.size(lane) + admission.waiting(lane));
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
        admissions.forEach(Admission::clear);
    }

    /** Answers all that wait now with this failure; none of them is sent. */
    void dismiss(Failure why) {
        mutex.with(() -> {
            queue.drain().forEach(ticket -> ticket.withdraw(why));
            advance();
        });
    }

    private Ticket enter(Ticket ticket, Consumer<Ticket> place) {
        if (closed) {
            ticket.withdraw(CLOSED);
            return ticket;
        }
        place.accept(ticket);
        advance();
        return ticket;
    }

    private Ticket.Turn await(Ticket ticket) {
        return Slot.waiting(ticket::await).orElseGet(() -> {
            mutex.with(() -> {
                if (!queue.remove(ticket) && ticket.isLetThrough()) {
                    // The token is lost, which costs less than a call that nobody waits for.
                    returnPermit(ticket);
                }
                advance();
            });
            return new Ticket.Turn.Withdrawn(RECALLED);
        });
    }

    private <T> Outcome<T> timed(Ticket ticket, String operation, Supplier<Outcome<T>> call) {
        long sent = clock.nanos();
        var outcome = Slot.waiting(call);
        var waited = Duration.ofNanos(sent - ticket.since());
        listener.onCall(
                new CallListener.Sent(ticket.lane(), ticket.caller(), operation),
                outcome,
                waited,
                Duration.ofNanos(clock.nanos() - sent));
        return outcome;
    }

    /** Learns from the outcome; a call that the vendor sent back unprocessed gets its place in the queue again. */
    private Optional<Ticket> settle(Ticket ticket, long sentAt, Outcome<?> outcome) {
        return mutex.with(() -> {
            if (!(outcome instanceof Outcome.Failed<?>(Failure.Throttled refusal))) {
                if (!(outcome instanceof Outcome.Failed<?>(Failure.NotSent ignored))) {
                    pace.answered(sentAt);
                }
                return Optional.empty();
            }
            throttled++;
            pace.refused(sentAt, ticket.lane() == Lane.EMERGENCY, refusal.after());
            return Optional.of(enter(ticket.again(clock.nanos()), queue::addAgain));
        });
    }

    /** Hands out the permits there are, then sets the alarm for the next one. The lock is held. */
    private void advance() {
        while (true) {
            var next = next();
            if (next.isEmpty()) {
                break;
            }
            if (next.get().lane() != Lane.EMERGENCY) {
                permits++;
            }
            next.get().go();
        }
        alarm.set(nextTurn());
    }

    private Optional<Ticket> next() {
        if (queue.emergencyWaits() && !pace.emergencyPaused()) {
            return pace.tryEmergency() ? queue.takeEmergency() : Optional.empty();
        }
        return queue.everydayWaits() && hasRoom() && pace.tryEveryday() ? queue.takeEveryday() : Optional.empty();
    }

    private boolean hasRoom() {
        return departures.hasRoom(pace.settings(), permits, clock.nanos());
    }

    /** The moment at which another look at the queue is worth while; empty when nothing that time brings can help. */
    private OptionalLong nextTurn() {
        var turns = LongStream.builder();
        if (queue.emergencyWaits()) {
            turns.add(pace.nextEmergency());
        }
        if (queue.everydayWaits()) {
            (hasRoom() ? OptionalLong.of(pace.nextEveryday()) : departures.nextRoom()).ifPresent(turns::add);
        }
        return turns.build().reduce((one, other) -> one - other < 0 ? one : other);
    }

    private void ring() {
        mutex.with(() -> {
            alarm.rang();
            advance();
        });
    }
}
