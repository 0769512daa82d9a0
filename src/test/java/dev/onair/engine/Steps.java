package dev.onair.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every effect of a pass on the world, counted and written down; a plan says which of them go wrong. */
final class Steps {
    /** The process dies. */
    static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** What goes wrong at a step. */
    enum Trouble {
        CRASH_BEFORE,
        CRASH_AFTER,
        /** It took effect, and the answer was lost. */
        ANSWER_LOST,
        /** It did not take effect, and nobody can tell. */
        REQUEST_LOST
    }

    private Map<Integer, Trouble> troubles;
    private int from;
    private final List<String> log = new ArrayList<>();

    Steps(Map<Integer, Trouble> troubles) {
        this.troubles = Map.copyOf(troubles);
    }

    static Steps undisturbed() {
        return new Steps(Map.of());
    }

    /** From here on these go wrong, counted from the next step. */
    void disturb(Map<Integer, Trouble> later) {
        troubles = Map.copyOf(later);
        from = log.size();
    }

    List<String> log() {
        return List.copyOf(log);
    }

    int count() {
        return log.size();
    }

    void around(String what, Runnable effect) {
        call(what, () -> {
            effect.run();
            return Outcome.done(true);
        });
    }

    <T> Outcome<T> call(String what, Supplier<Outcome<T>> effect) {
        return call(what, () -> {}, effect);
    }

    /**
     * One step.
     *
     * @param first run before anything of the step can have happened; what it throws passes through
     */
    <T> Outcome<T> call(String what, Runnable first, Supplier<Outcome<T>> effect) {
        first.run();
        var trouble = troubles.get(log.size() - from);
        log.add(what);
        if (trouble == Trouble.CRASH_BEFORE) {
            throw new Crash();
        }
        if (trouble == Trouble.REQUEST_LOST && isVendors(what)) {
            return Outcome.failed(new Failure.Unknown("no answer"));
        }
        var outcome = effect.get();
        if (trouble == Trouble.CRASH_AFTER) {
            throw new Crash();
        }
        return trouble == Trouble.ANSWER_LOST && isVendors(what)
                ? Outcome.failed(new Failure.Unknown("no answer"))
                : outcome;
    }

    private static boolean isVendors(String what) {
        return !what.startsWith("save") && !what.startsWith("bind");
    }
}
