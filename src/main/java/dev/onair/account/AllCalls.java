package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** An account's gates, one for each API category, as far as they are one: whoever is recalled is recalled at all of them. */
public final class AllCalls implements Calls {
    private final Calls everyday;
    private final List<Calls> all;

    /** @param everyday the one of them that is called */
    public AllCalls(Calls everyday, List<Calls> all) {
        this.everyday = everyday;
        this.all = List.copyOf(all);
    }

    @Override
    public <T> Outcome<T> call(
            Lane lane, Caller caller, String operation, Runnable beforeSend, Supplier<Outcome<T>> call) {
        return everyday.call(lane, caller, operation, beforeSend, call);
    }

    @Override
    public void recall(String callerId, boolean isToStop) {
        all.forEach(calls -> calls.recall(callerId, isToStop));
    }

    @Override
    public void recallBarred() {
        all.forEach(Calls::recallBarred);
    }

    @Override
    public boolean mayCall(Lane usual, Caller caller) {
        return everyday.mayCall(usual, caller);
    }

    @Override
    public void passEnded(String callerId) {
        all.forEach(calls -> calls.passEnded(callerId));
    }

    @Override
    public Admission admission(int seats) {
        return everyday.admission(seats);
    }

    @Override
    public OptionalInt before(String callerId) {
        return all.stream()
                .map(calls -> calls.before(callerId))
                .flatMapToInt(OptionalInt::stream)
                .min();
    }

    @Override
    public void onRecall(Consumer<String> listener) {
        all.forEach(calls -> calls.onRecall(listener));
    }

    @Override
    public void onRecallBarred(Runnable listener) {
        all.forEach(calls -> calls.onRecallBarred(listener));
    }
}
