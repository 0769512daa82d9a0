package dev.onair.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StandardScenariosTest {
    @ParameterizedTest
    @EnumSource
    void everyKindHasEveryStandardScenarioOrAReason(Kind kind) {
        var there = Scenario.of(kind).map(Scenario::name).toList();

        assertThat(StandardScenarios.NAMES)
                .allSatisfy(name -> assertThat(there.contains(name))
                        .as("%s has a scenario %s, or a reason for none", kind, name)
                        .isEqualTo(StandardScenarios.whyNot(kind, name).isEmpty()));
    }

    @ParameterizedTest
    @EnumSource
    void everyScenarioSaysWhereItComesFrom(Kind kind) {
        assertThat(Scenario.of(kind))
                .allSatisfy(scenario -> assertThat(scenario.from())
                        .as(scenario.toString())
                        .matches("(ours|document [0-9.]+|recorded [0-9-]+): .*"));
    }
}
