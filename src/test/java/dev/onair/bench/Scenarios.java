package dev.onair.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that there are, and the rows that they come to. */
final class Scenarios {
    static final List<Scenario> ALL = List.of(
            new Creates(),
            new Ungated(),
            new Steady(),
            new Drift(),
            new UnderLoad.Edits(),
            new UnderLoad.Bans(),
            new Callbacks(),
            new Restart(),
            new Growth(),
            new Deletes(),
            new Mixed(),
            new Accounts(),
            new Outage());

    private Scenarios() {}

    /**
     * In the order of being measured. By turns the vendor is as its document says, and odd; both ways of one size meet the same
     * one, so that they can be compared.
     *
     * @param observe the only way, where there is to be but one
     * @param only the scenario's name, likewise
     */
    static List<Case> cases(boolean quick, Optional<Observe> observe, Optional<String> only) {
        var cases = new ArrayList<Case>();
        var turns = 0;
        for (var scenario : ALL) {
            for (var size : scenario.sizes(quick)) {
                var odd = scenario.takesOdd() && turns++ % 2 == 1;
                for (var way : observe.map(List::of).orElseGet(scenario::ways)) {
                    cases.add(new Case(scenario, size, way, odd, quick));
                }
            }
        }
        return cases.stream()
                .filter(one -> only.isEmpty() || one.scenario().name().equals(only.get()))
                .toList();
    }
}
