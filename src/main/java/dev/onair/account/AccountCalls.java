package dev.onair.account;

import dev.onair.engine.Caller;
import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import dev.onair.engine.RefusalKind;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What resources call: the gate behind the question whether the account's credentials are any good. */
public final class AccountCalls implements Calls {

    private static final Failure CREDENTIALS_CHANGED =
            new Failure.Recalled("refused with credentials that were changed meanwhile");

    private final AccountHealth health;
    private final Gate gate;
    private final Predicate<Failure.AuthRefused> doubtful;

    /** Several gates, one for each API category, may share one health. */
    public AccountCalls(AccountHealth health, Gate gate) {
        this(health, gate, refusal -> false);
    }

    /** @param doubtful whether a refusal may be an accident, so that a read is asked once more before it is believed */
    public AccountCalls(AccountHealth health, Gate gate, Predicate<Failure.AuthRefused> doubtful) {
        this.health = health;
        this.gate = gate;
        this.doubtful = doubtful;
        // Those who wait already would all be refused too, each at the price of a call.
        health.onRefusal(gate::dismiss);
    }

    /** As the gate's, but answers {@link Failure.AuthRefused} at once and without a call while the account is refused. */
    @Override
    public <T> Outcome<T> call(
            Lane lane, Caller caller, String operation, Runnable beforeSend, Supplier<Outcome<T>> call) {
        var pass = health.admit();
        if (pass instanceof AccountHealth.Pass.Denied(var why)) {
            return Outcome.failed(why);
        }
        Outcome<T> outcome = Outcome.failed(new Failure.Unknown("the call broke down"));
        try {
            outcome = gate.call(lane, caller, operation, beforeSend, call);
            if (isDoubtful(lane, pass, outcome)) {
                outcome = gate.call(lane, caller, operation, beforeSend, call);
            }
            // No news would ever wake whoever is refused for credentials that are not used any more.
            return health.isOfOldCredentials(pass, outcome) ? Outcome.failed(CREDENTIALS_CHANGED) : outcome;
        } finally {
            health.settle(pass, outcome);
        }
    }

    /** For the call that proves an account: where others are not permitted, that is their resource's trouble alone. */
    public static <T> Outcome<T> proving(Outcome<T> outcome) {
        return outcome instanceof Outcome.Failed<T>(Failure.Rejected(var code, var message, var kind))
                        && kind == RefusalKind.NotPermitted
                ? Outcome.failed(new Failure.AuthRefused(code, message))
                : outcome;
    }

    /** A write is not asked again: it may have been repeated on its way. */
    private boolean isDoubtful(Lane lane, AccountHealth.Pass pass, Outcome<?> outcome) {
        return pass instanceof AccountHealth.Pass.Everyday
                && lane.compareTo(Lane.READ) >= 0
                && outcome instanceof Outcome.Failed<?>(Failure.AuthRefused refusal)
                && doubtful.test(refusal);
    }

    @Override
    public void recall(String callerId, boolean isToStop) {
        gate.recall(callerId, isToStop);
    }

    @Override
    public void recallBarred() {
        gate.recallBarred();
    }

    @Override
    public boolean mayCall(Lane usual, Caller caller) {
        return gate.mayCall(usual, caller);
    }

    @Override
    public void passEnded(String callerId) {
        gate.passEnded(callerId);
    }

    @Override
    public Admission admission(int seats) {
        return gate.admission(seats);
    }

    @Override
    public OptionalInt before(String callerId) {
        return gate.before(callerId);
    }

    @Override
    public void onRecall(Consumer<String> listener) {
        gate.onRecall(listener);
    }

    @Override
    public void onRecallBarred(Runnable listener) {
        gate.onRecallBarred(listener);
    }
}
