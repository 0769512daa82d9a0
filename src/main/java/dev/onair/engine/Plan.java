package dev.onair.engine;

import java.util.List;

/** What would be changed, in order. An empty plan is the steady state. */
public record Plan<C extends Command>(List<Change<C>> changes) {
    public Plan {
        changes = List.copyOf(changes);
    }

    public static <C extends Command> Plan<C> empty() {
        return new Plan<>(List.of());
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** The part that changes something at the vendor: what a person is asked about. */
    public Plan<C> writes() {
        return new Plan<>(
                changes.stream().filter(change -> change.command().writes()).toList());
    }

    Plan<C> without(List<Change<C>> others) {
        return new Plan<>(
                changes.stream().filter(change -> !others.contains(change)).toList());
    }

    public List<String> lines() {
        return changes.stream().map(Change::line).toList();
    }

    /** The same as a status has room for. */
    List<String> shown() {
        return PlanText.of(this);
    }

    /**
     * Its hash: the same for the same plan of the same resource, and another one whatever of that changes which is sent, shown or
     * not.
     */
    public String hash(PlanHash keyed) {
        return keyed.of(Exactly.digest(changes.stream().map(Change::covered).toArray(String[]::new)));
    }

    /**
     * The same plan, for this account: an approval of what is made in it is none for the account that its name leads to later.
     *
     * @param account see {@link Adapter#account}
     */
    Plan<C> in(String account) {
        return new Plan<>(changes.stream()
                .map(change -> change.command().needsRightAccount() ? change.covering(account) : change)
                .toList());
    }
}
