package dev.onair.cdnetworks.pullchannel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.AccountSpec;
import dev.onair.simulator.LoggedRequest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What it costs to delete many channels at once, counted by calls. */
class ManyPullDeletionsIT {
    private static final int MANY = 60;

    /** Fifty in a call; on a machine that is busy, they come in several lots. */
    private static final long DELETES = 25;

    private final PullFixture operator = new PullFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    private List<PullChannel> all() {
        return operator.stage
                .client()
                .resources(PullChannel.class)
                .inNamespace(OperatorStage.NAMESPACE)
                .list()
                .getItems();
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aWaveCostsTwoDeletionsOrLittleMore(Signing signing) {
        operator.stage.credentials();
        operator.stage.account(spec -> {
            spec.signing = signing;
            spec.deletionGuard = new AccountSpec.DeletionGuard();
            spec.deletionGuard.percent = 100;
            spec.deletionGuard.settle = "0s";
        });
        var names =
                IntStream.range(0, MANY).mapToObj(number -> "camera-" + number).toList();
        names.forEach(name -> operator.create(name, spec -> {}));
        names.forEach(operator::awaitReady);
        OperatorStage.awaitThat(
                () -> assertThat(operator.calls("getPullChannelConfigure")).isEqualTo(MANY));
        var requests = operator.stage.simulator().requests();
        var from = requests.last();

        operator.stage
                .client()
                .resources(PullChannel.class)
                .inNamespace(OperatorStage.NAMESPACE)
                .delete();

        OperatorStage.awaitThat(() -> assertThat(all()).isEmpty());
        assertThat(operator.atTheVendor()).isEmpty();
        var calls = requests.since(from).stream()
                .map(LoggedRequest::call)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(calls).containsOnlyKeys("deleteChannel");
        assertThat(calls.get("deleteChannel")).isBetween(2L, DELETES);
    }
}
