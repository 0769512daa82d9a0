package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.LoggedRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of operators that share no observation, which is there to be measured: a read for each channel, again and again. */
class OwnReadsIT {
    private static final List<String> NAMES = List.of("studio-a", "studio-b", "studio-c");
    private static final Duration OFTEN = Duration.ofSeconds(1);

    /** The first may be the one for the details that the list lacks, which shared observation reads, too. */
    private static final int AGAIN = 3;

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.stop();
        operator.observeEach(OFTEN);
        operator.start();
        operator.credentials();
        operator.account(spec -> spec.driftCheckInterval = "24h");
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private List<LoggedRequest> readsOf(String name) {
        var pullId = operator.status(name).pullId;
        return operator.simulator.requests().of("getChannelConfigure").stream()
                .filter(line -> pullId != null && line.ids().contains(pullId))
                .toList();
    }

    @Test
    void eachChannelIsReadByItselfAndWhatSomebodyChangedIsSetBack() {
        NAMES.forEach(name -> operator.create(name, spec -> {}));
        awaitThat(() ->
                assertThat(NAMES).allSatisfy(name -> assertThat(readsOf(name)).hasSizeGreaterThanOrEqualTo(AGAIN)));

        var changed = operator.status(NAMES.getFirst()).pullId;
        operator.simulator.channels().edit(changed, channel -> channel.channelName("somebody was here"));

        awaitThat(() -> assertThat(
                        operator.simulator.channels().get(changed).settings().channelName())
                .isNotEqualTo("somebody was here"));
    }
}
