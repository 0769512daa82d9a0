package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.simulator.cdnetworks.RefuseSignature;
import dev.onair.simulator.cdnetworks.RefuseWith;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What is said of what is lost, refused or open: what is so, once, and what to do (case U17). */
@Execution(ExecutionMode.CONCURRENT)
class WordsIT {
    private static final String FRACTION_OF_A_SECOND = "(?s).*:[0-9]{2}\\.[0-9]+Z.*";

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private Stream<Event> events() {
        return operator.client.v1().events().inNamespace("tv").list().getItems().stream();
    }

    private List<String> told(String reason) {
        return events().filter(event -> reason.equals(event.getReason()))
                .map(Event::getMessage)
                .toList();
    }

    /** All that conditions and Events say of the channel and its account. */
    private List<String> said() {
        var conditions =
                Stream.concat(operator.accountConditions().stream(), operator.status("news").conditions.stream());
        return Stream.concat(conditions.map(Condition::getMessage), events().map(Event::getMessage))
                .toList();
    }

    @Test
    void whatIsLostSaysThatItsUrlsChange() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        var first = Objects.requireNonNull(operator.status("news").pullId);
        operator.simulator.channels().delete(first);

        operator.sweep();

        awaitThat(() -> assertThat(told("Lost"))
                .singleElement()
                .satisfies(message -> assertThat(message).contains(first, "other URLs to push to and to play from")));
        operator.awaitReady("news");
    }

    @Test
    void anAnswerThatSaysNeitherYesNorNoIsNotCalledLost() {
        operator.simulator.faults().on("createChannel").once(new RefuseWith(5555, "Something is odd"));

        operator.create("news", spec -> {});

        operator.awaitReady("news");
        assertThat(said()).noneMatch(message -> message.contains("answer") && message.contains("lost"));
    }

    @Test
    void aRefusedAccountNamesItsCodeOnceAndItsTimeToTheSecond() {
        operator.simulator.faults().onEveryCall().always(new RefuseSignature());

        operator.sweep();
        awaitThat(() -> assertThat(operator.events("default")).contains("AccountRefused"));
        operator.create("news", spec -> {});

        operator.awaitReason("news", "AccountNotReady");
        assertThat(operator.message("news")).contains("since 20").containsOnlyOnce("1001");
        assertThat(Conditions.find(operator.accountConditions(), Conditions.READY))
                .hasValueSatisfying(ready -> assertThat(ready.getMessage()).containsOnlyOnce("1001"));
        assertThat(said()).isNotEmpty().noneMatch(message -> message.matches(FRACTION_OF_A_SECOND));
    }

    @Test
    void aRefusedCallNamesItsCodeOnce() {
        operator.create("news", spec -> spec.scenario = "none such");

        operator.awaitReason("news", "VendorRejected");
        assertThat(operator.message("news")).containsOnlyOnce("1648");
        awaitThat(() -> assertThat(told("VendorRejected"))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message).containsOnlyOnce("1648")));
    }
}
