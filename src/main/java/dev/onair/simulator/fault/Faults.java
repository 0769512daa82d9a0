package dev.onair.simulator.fault;

import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that wait for their requests, in the order in which they were asked for: the first stands outermost. */
public final class Faults {
    private final List<Rule> rules = new ArrayList<>();

    /** What a fault applies to; ends in how often. */
    public final class Target {
        private final Optional<String> call;
        private final Optional<String> account;

        private Target(Optional<String> call, Optional<String> account) {
            this.call = call;
            this.account = account;
        }

        public Target ofAccount(String name) {
            return new Target(call, Optional.of(name));
        }

        public void once(Fault fault) {
            times(1, fault);
        }

        public void times(int requests, Fault fault) {
            add(new Rule(fault, call, account, Optional.of(requests)));
        }

        /** Until {@link Faults#clear()}. */
        public void always(Fault fault) {
            add(new Rule(fault, call, account, Optional.empty()));
        }
    }

    /**
     * A fault that waits.
     *
     * @param call the vendor's name of the call; every call when empty
     * @param left for how many requests more; without end when empty
     */
    public record Rule(Fault fault, Optional<String> call, Optional<String> account, Optional<Integer> left) {
        private boolean matches(CallContext context) {
            return call.map(context.call()::equals).orElse(true)
                    && account.map(context.account()::equals).orElse(true);
        }

        private Rule used() {
            return new Rule(fault, call, account, left.map(n -> n - 1));
        }

        private boolean isSpent() {
            return left.map(n -> n <= 0).orElse(false);
        }
    }

    public Target on(String call) {
        return new Target(Optional.of(call), Optional.empty());
    }

    public Target onEveryCall() {
        return new Target(Optional.empty(), Optional.empty());
    }

    public synchronized void add(Rule rule) {
        rules.add(rule);
    }

    public synchronized void clear() {
        rules.clear();
    }

    public synchronized List<Rule> all() {
        return List.copyOf(rules);
    }

    /** Handles a call under all the faults that wait for it; each of them is used once. */
    public Reply around(CallContext context, Handling handling) {
        var chain = handling;
        for (var fault : take(context).reversed()) {
            context.faults().add(fault.name());
            var inner = chain;
            chain = () -> fault.apply(context, inner);
        }
        return chain.proceed();
    }

    private synchronized List<Fault> take(CallContext context) {
        var taken = new ArrayList<Fault>();
        var kept = new ArrayList<Rule>();
        for (var rule : rules) {
            var after = rule;
            if (rule.matches(context)) {
                taken.add(rule.fault());
                after = rule.used();
            }
            if (!after.isSpent()) kept.add(after);
        }
        rules.clear();
        rules.addAll(kept);
        return taken;
    }
}
