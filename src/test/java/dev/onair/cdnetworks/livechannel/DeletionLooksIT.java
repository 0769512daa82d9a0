package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.MethodCalls;
import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.common.AccountSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a deletion looks at, counted by calls: itself and what has to do with it, and not all that its account has. */
class DeletionLooksIT {
    private static final int MANY = 60;

    private static final String CACHE =
            "io.javaoperatorsdk.operator.processing.event.source.informer.ManagedInformerEventSource";
    private static final String PASSES = "dev.onair.operator.Lifecycle::cleanup";

    /** How often each of these is called at most for each pass, twice as often as it is: those of other kinds count, too. */
    private static final Map<String, Long> MOST = Map.of(
            CACHE + "::get",
            32L,
            "dev.onair.tenancy.KeyIndex::by",
            16L,
            "dev.onair.ownership.Seals::isSeal",
            30L,
            "dev.onair.tenancy.ResourceBindings::holding",
            4L);

    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    /** A look at all is sixty of each for each pass. */
    @Test
    void aDeletionLooksAtNoMoreWhereManyAreDeleted() {
        operator.credentials();
        operator.account(spec -> {
            spec.deletionGuard = new AccountSpec.DeletionGuard();
            spec.deletionGuard.percent = 100;
            spec.deletionGuard.settle = "0s";
        });
        var names =
                IntStream.range(0, MANY).mapToObj(number -> "show-" + number).toList();
        names.forEach(name -> operator.create(name, spec -> spec.playback.bitrates = List.of(Bitrate.ORIGIN)));
        names.forEach(operator::awaitReady);
        var counted = new ArrayList<>(MOST.keySet());
        counted.add(PASSES);

        var calls = MethodCalls.during(counted, () -> {
            operator.client.resources(LiveChannel.class).inNamespace("tv").delete();
            awaitThat(() -> assertThat(operator.channels()).isEmpty());
        });

        long passes = calls.get(PASSES);
        assertThat(passes).isGreaterThanOrEqualTo(MANY);
        assertThat(MOST)
                .allSatisfy((method, most) -> assertThat(calls.get(method))
                        .as("%s: %s", method, calls)
                        .isPositive()
                        .isLessThanOrEqualTo(most * passes));
    }
}
