package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.FieldChange.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Change<Toy.Call> PAINT = new Change<>(
            Toy.Call.paint("id-1", "blue"),
            List.of(
                    new FieldChange("spec.colour", "red", "blue", Cause.OBSERVED),
                    new FieldChange("spec.name", "a", "b", Cause.REMEMBERED)));
    private static final Change<Toy.Call> LOOK = new Change<>(Toy.Call.look("id-1"), List.of());

    @Test
    void printsCallCostAndFields() {
        assertThat(new Plan<>(List.of(PAINT, LOOK)).lines())
                .containsExactly("paint (seamless) spec.colour: red -> blue; spec.name: a -> b", "look (none)");
    }

    @Test
    void hashesTheSamePlanTheSame() {
        // Written down: an approval given today must fit after an upgrade of the operator.
        assertThat(new Plan<>(List.of(PAINT)).hash()).isEqualTo("5dd18b8fef6a");
    }

    @Test
    void hashesWhateverAPersonReads() {
        var other = new Change<>(PAINT.command(), List.of(PAINT.fields().getFirst()));

        assertThat(new Plan<>(List.of(other)).hash()).isNotEqualTo(new Plan<>(List.of(PAINT)).hash());
        assertThat(new Plan<>(List.of(PAINT, PAINT)).hash()).isNotEqualTo(new Plan<>(List.of(PAINT)).hash());
    }

    @Test
    void asksAPersonAboutWritesOnly() {
        var plan = new Plan<>(List.of(LOOK, PAINT));

        assertThat(plan.writes().lines()).hasSize(1).first().asString().startsWith("paint");
        assertThat(plan.writes().hash()).isEqualTo(new Plan<>(List.of(PAINT)).hash());
    }

    @Test
    void isEmptyInTheSteadyState() {
        assertThat(Plan.<Toy.Call>empty().isEmpty()).isTrue();
        assertThat(new Plan<>(List.of(LOOK)).isEmpty()).isFalse();
    }
}
