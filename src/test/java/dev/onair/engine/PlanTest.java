package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.Bounded;
import dev.onair.engine.FieldChange.Cause;
import java.util.List;
import java.util.stream.IntStream;
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

    private static String hash(List<Change<Toy.Call>> changes) {
        return new Plan<>(changes).hash(Toy.HASH);
    }

    @Test
    void hashesTheSamePlanTheSame() {
        // Written down: an approval that is given before a restart must fit after it.
        assertThat(hash(List.of(PAINT))).isEqualTo("dc9c83e8919c8878e1eb27709b2bf507");
    }

    @Test
    void hashesWhateverAPersonReads() {
        var other = new Change<>(PAINT.command(), List.of(PAINT.fields().getFirst()));

        assertThat(hash(List.of(other))).isNotEqualTo(hash(List.of(PAINT)));
        assertThat(hash(List.of(PAINT, PAINT))).isNotEqualTo(hash(List.of(PAINT)));
    }

    @Test
    void hashesAlsoWhatNobodyIsShown() {
        var field = new FieldChange("spec.key", "(another)", "(declared)", Cause.REMEMBERED);
        var hidden = new Change<>(PAINT.command(), List.of(field.hiding("s3cret")));
        var other = new Change<>(PAINT.command(), List.of(field.hiding("another")));

        assertThat(hidden.line()).isEqualTo(other.line());
        assertThat(hash(List.of(hidden))).isNotEqualTo(hash(List.of(other)));
        assertThat(hash(List.of(PAINT.covering("s3cret")))).isNotEqualTo(hash(List.of(PAINT)));
        assertThat(new Plan<>(List.of(hidden, PAINT.covering("s3cret"))).toString())
                .doesNotContain("s3cret");
    }

    @Test
    void noValuePassesForAnotherField() {
        var one = new Change<>(
                PAINT.command(), List.of(new FieldChange("spec.a", "x", "y; spec.b: x -> y", Cause.OBSERVED)));
        var two = new Change<>(
                PAINT.command(),
                List.of(
                        new FieldChange("spec.a", "x", "y", Cause.OBSERVED),
                        new FieldChange("spec.b", "x", "y", Cause.OBSERVED)));

        assertThat(one.line()).isNotEqualTo(two.line());
        assertThat(hash(List.of(one))).isNotEqualTo(hash(List.of(two)));
    }

    @Test
    void whatIsMadeIsApprovedForOneAccount() {
        var create = new Plan<>(List.of(new Change<>(Toy.Call.create(new Toy.Desired("a", "red")), List.of())));
        var paint = new Plan<>(List.of(PAINT));

        assertThat(create.in("here").hash(Toy.HASH))
                .isEqualTo(create.in("here").hash(Toy.HASH))
                .isNotEqualTo(create.in("there").hash(Toy.HASH));
        assertThat(paint.in("here").hash(Toy.HASH)).isEqualTo(paint.in("there").hash(Toy.HASH));
    }

    @Test
    void aLongLineIsBrokenBetweenItsFields() {
        var fields = IntStream.range(0, 5)
                .mapToObj(number -> FieldChange.made("spec.field" + number, "v".repeat(400)))
                .toList();

        var shown = new Plan<>(List.of(new Change<>(PAINT.command(), fields))).shown();

        assertThat(shown)
                .hasSize(3)
                .allMatch(line -> line.length() <= Bounded.LINE)
                .allMatch(line -> line.endsWith("v"));
        assertThat(shown.getFirst()).startsWith("paint (seamless) spec.field0: (none) -> v");
        assertThat(shown.get(1)).startsWith("spec.field2: ");
    }

    @Test
    void whatHasNoRoomIsCounted() {
        var fields = IntStream.range(0, 100)
                .mapToObj(number -> FieldChange.made("spec.field" + number, "v".repeat(2000)))
                .toList();

        var shown = new Plan<>(List.of(new Change<>(PAINT.command(), fields))).shown();

        assertThat(shown).hasSize(Bounded.LINES).allMatch(line -> line.length() <= Bounded.LINE);
        assertThat(shown.getLast()).isEqualTo("and 70 more, for which there is no room; an approval is for them too");
    }

    @Test
    void asksAPersonAboutWritesOnly() {
        var plan = new Plan<>(List.of(LOOK, PAINT));

        assertThat(plan.writes().lines()).hasSize(1).first().asString().startsWith("paint");
        assertThat(Approvals.of(null, Toy.HASH).token(plan)).isEqualTo(hash(List.of(PAINT)));
    }

    @Test
    void isEmptyInTheSteadyState() {
        assertThat(Plan.<Toy.Call>empty().isEmpty()).isTrue();
        assertThat(new Plan<>(List.of(LOOK)).isEmpty()).isFalse();
    }
}
