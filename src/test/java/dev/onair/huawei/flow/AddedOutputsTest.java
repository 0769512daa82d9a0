package dev.onair.huawei.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Plan;
import dev.onair.engine.SentPlan;
import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan shows each field of an output that is added, and an output is sent, counted, reported and approved as one. */
class AddedOutputsTest {
    private static Plan<FlowCommand> adding(Consumer<FlowSpec.FlowOutput> edit, String... names) {
        return adding("open sesame", edit, names);
    }

    private static Plan<FlowCommand> adding(String passphrase, Consumer<FlowSpec.FlowOutput> edit, String... names) {
        var key = new FlowDesired.Key(
                Optional.of("aes256"), new Secret(passphrase), new Fingerprint("key00001:" + passphrase.hashCode()));
        var desired = FlowPlanTest.desired(
                spec -> List.of(names).forEach(name -> {
                    var output = FlowFixture.output(name);
                    output.encryption = FlowFixture.key("words");
                    output.minLatencyMs = 120;
                    output.cidrWhitelist = List.of("192.0.2.1");
                    output.description = "to " + name;
                    edit.accept(output);
                    spec.outputs.add(output);
                }),
                Map.of("outputs/a", key));
        return FlowPlan.change(desired, FlowPlanTest.asDeclared(true), new FlowStatus());
    }

    private static String[] names(int outputs) {
        return IntStream.range(0, outputs).mapToObj(number -> "out-" + number).toArray(String[]::new);
    }

    private static void asItIs(FlowSpec.FlowOutput output) {}

    /** The vendor says that the output exists, and would keep the old value while the new one is taken for sent. */
    @Test
    void anEditBeforeTheyAreShownWaitsForThem() {
        assertThat(SentPlan.of(adding(AddedOutputsTest::asItIs, "a"))
                        .isFollowedAtOnceBy(adding(output -> output.minLatencyMs = 200, "a")))
                .isEmpty();
        assertThat(SentPlan.of(adding("one", AddedOutputsTest::asItIs, "a"))
                        .isFollowedAtOnceBy(adding("other", output -> output.description = "to b", "a")))
                .isEmpty();
    }

    /** However many were sent: the status has room to tell them apart. */
    @ParameterizedTest
    @ValueSource(ints = {1, 48})
    void oneMoreIsSentAtOnce(int outputs) {
        assertThat(SentPlan.of(adding(AddedOutputsTest::asItIs, names(outputs)))
                        .isFollowedAtOnceBy(adding(AddedOutputsTest::asItIs, names(outputs + 1))))
                .hasSize(1);
    }

    @Test
    void twoThatAreMissingAtTheVendorAreReportedOnce() {
        assertThat(SentPlan.of(adding(AddedOutputsTest::asItIs, "a", "b")).isReportedOnce())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 49})
    void asManyAsThereMayBeStayApprovedUntilTheyAreSent(int outputs) {
        assertThat(SentPlan.of(adding(AddedOutputsTest::asItIs, names(outputs))).staysApproved())
                .isTrue();
    }
}
