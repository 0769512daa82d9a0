package dev.onair.account;

import dev.onair.engine.Failure;
import dev.onair.engine.Lane;
import dev.onair.engine.Outcome;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What resources call: the gate behind the question whether the account's credentials are any good. */
public final class AccountCalls implements Calls {

    private final AccountHealth health;
    private final Gate gate;

    /** Several gates, one for each API category, may share one health. */
    public AccountCalls(AccountHealth health, Gate gate) {
        this.health = health;
        this.gate = gate;
        // Those who wait already would all be refused too, each at the price of a call.
        health.onRefusal(gate::dismiss);
    }

    /** As the gate's, but answers {@link Failure.AuthRefused} at once and without a call while the account is refused. */
    @Override
    public <T> Outcome<T> call(Lane lane, String owner, String operation, Supplier<Outcome<T>> call) {
        var pass = health.admit();
        if (pass instanceof AccountHealth.Pass.Denied(var why)) {
            return Outcome.failed(why);
        }
        Outcome<T> outcome = Outcome.failed(new Failure.Unknown("the call broke down"));
        try {
            outcome = gate.call(lane, owner, operation, call);
            if (isDoubtful(lane, pass, outcome)) {
                outcome = gate.call(lane, owner, operation, call);
            }
            return outcome;
        } finally {
            health.settle(pass, outcome);
        }
    }

    /**
     * Whether a refusal may be an accident: another process with the same keys, such as the operator that this one follows,
     * signed an equal read in the same second. A write is not asked again, it may have been repeated on its way.
     */
    private static boolean isDoubtful(Lane lane, AccountHealth.Pass pass, Outcome<?> outcome) {
        return pass instanceof AccountHealth.Pass.Everyday
                && lane.compareTo(Lane.READ) >= 0
                && outcome instanceof Outcome.Failed<?>(Failure.AuthRefused ignored);
    }

    @Override
    public void recall(String owner) {
        gate.recall(owner);
    }

    @Override
    public void onRecall(Consumer<String> listener) {
        gate.onRecall(listener);
    }
}
