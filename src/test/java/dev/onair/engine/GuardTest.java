package dev.onair.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DeletionPolicy;
import dev.onair.common.DriftPolicy;
import dev.onair.common.ManagementPolicy;
import dev.onair.engine.FieldChange.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTest {

    private static Change<Toy.Call> change(String word) {
        var seen = new FieldChange("spec.colour", "red", "blue", Cause.OBSERVED);
        var sent = new FieldChange("spec.check", "(hidden)", "(changed)", Cause.REMEMBERED);
        var due = new FieldChange("spec.ban", "not banned", "banned", Cause.DUE);
        return switch (word) {
            case "drift" -> new Change<>(Toy.Call.paint("id", "blue"), List.of(seen));
            case "edit" -> new Change<>(Toy.Call.paint("id", "green"), List.of(sent));
            case "both" -> new Change<>(Toy.Call.paint("id", "green"), List.of(seen, sent));
            case "reset" -> new Change<>(Toy.Call.rebuild("id", "blue"), List.of(due));
            case "ban" -> new Change<>(Toy.Call.ban("id"), List.of(due));
            case "read" -> new Change<>(Toy.Call.look("id"), List.of());
            default -> throw new IllegalArgumentException(word);
        };
    }

    private static Plan<Toy.Call> plan(String words) {
        return words.isEmpty()
                ? Plan.empty()
                : new Plan<>(
                        Arrays.stream(words.split(" ")).map(GuardTest::change).toList());
    }

    private static String lines(Plan<Toy.Call> plan) {
        return plan.lines().stream().collect(Collectors.joining("\n"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
            does all of it by default                            | Full    | Enforce | steady  | idle    | no    | edit drift reset ban read | edit drift reset ban read | ''          | ''
            finds nothing to do in an empty plan                 | Plan    | Report  | steady  | on air  | no    | ''                        | ''                        | ''          | ''
            writes nothing that is only observed                 | Observe | Enforce | steady  | idle    | no    | edit ban read             | read                      | edit ban    | Observed
            observes even what was approved                      | Observe | Enforce | steady  | idle    | yes   | edit                      | ''                        | edit        | Observed
            reads under Observe and has nothing held             | Observe | Enforce | steady  | idle    | no    | read                      | read                      | ''          | ''
            waits for the approval of a plan                     | Plan    | Enforce | steady  | idle    | no    | edit read                 | read                      | edit        | AwaitingApproval
            waits for the approval of a ban too                  | Plan    | Enforce | steady  | idle    | no    | ban                       | ''                        | ban         | AwaitingApproval
            does what was approved                               | Plan    | Enforce | steady  | idle    | yes   | edit read                 | edit read                 | ''          | ''
            takes no approval of another plan                    | Plan    | Enforce | steady  | idle    | other | edit                      | ''                        | edit        | AwaitingApproval
            an approval is for an interruption as well           | Plan    | Enforce | steady  | on air  | yes   | reset                     | reset                     | ''          | ''
            leaves drift that is only to be reported             | Full    | Report  | steady  | idle    | no    | drift                     | ''                        | drift       | DriftReported
            does the rest beside reported drift                  | Full    | Report  | steady  | idle    | no    | edit drift ban            | edit ban                  | drift       | DriftReported
            corrects after an edit, whatever the drift policy    | Full    | Report  | edited  | idle    | no    | drift                     | drift                     | ''          | ''
            a change for an edit too is no drift                 | Full    | Report  | steady  | idle    | no    | both                      | both                      | ''          | ''
            holds an interruption while on air                   | Full    | Enforce | steady  | on air  | no    | edit reset                | edit                      | reset       | OnAir
            holds no ban, which asks for the interruption        | Full    | Enforce | steady  | on air  | no    | ban edit                  | ban edit                  | ''          | ''
            interrupts when nobody watches                       | Full    | Enforce | steady  | idle    | no    | reset                     | reset                     | ''          | ''
            interrupts on air once that is approved              | Full    | Enforce | steady  | on air  | yes   | edit reset                | edit reset                | ''          | ''
            interrupts on air where the manifest allows it       | Full    | Enforce | steady  | allowed | no    | reset                     | reset                     | ''          | ''
            holds an interruption beside reported drift          | Full    | Report  | steady  | on air  | no    | drift reset edit          | edit                      | drift reset | DriftReported
            """)
    void decidesWhatMayBeDone(
            String sentence,
            ManagementPolicy management,
            DriftPolicy drift,
            String steady,
            String air,
            String approved,
            String planned,
            String proceeds,
            String held,
            String reason) {
        var plan = plan(planned);
        var approval = switch (approved) {
            case "yes" -> Optional.of(plan.writes().hash(Toy.HASH));
            case "other" -> Optional.of("0123456789ab");
            default -> Optional.<String>empty();
        };
        var policies = new Policies(management, drift, DeletionPolicy.Delete, air.equals("allowed"), approval);

        var judgement =
                Guard.judge(plan, policies, Approvals.of(null, Toy.HASH), steady.equals("steady"), !air.equals("idle"));

        assertThat(lines(judgement.proceed())).as(sentence).isEqualTo(lines(plan(proceeds)));
        assertThat(lines(judgement.held())).as(sentence).isEqualTo(lines(plan(held)));
        assertThat(judgement.reason().map(Enum::name).orElse("")).isEqualTo(reason);
    }
}
