package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.Bitrate;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.AccountSpec;
import dev.onair.simulator.LoggedRequest;
import dev.onair.simulator.fault.StaleList;
import dev.onair.simulator.fault.Status;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What it costs to delete many channels at once, counted by calls; and that none of them is broken off. */
class ManyDeletionsIT {
    private static final int MANY = 60;

    /** Fifty in a call; on a machine that is busy, they come in several lots. */
    private static final long DELETES = 25;

    /** Ten singly, more of them the longer it takes, and two walks over three pages; or a call for each lot. */
    private static final long LOOKS = 40;

    /** More than are asked for singly. */
    private static final int ON_AIR = 14;

    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    private void account(Signing signing) {
        operator.credentials();
        operator.account(spec -> {
            spec.signing = signing;
            spec.deletionGuard = new AccountSpec.DeletionGuard();
            spec.deletionGuard.percent = 100;
            spec.deletionGuard.settle = "0s";
        });
    }

    private List<String> made(int count) {
        var names =
                IntStream.range(0, count).mapToObj(number -> "show-" + number).toList();
        names.forEach(name -> operator.create(name, spec -> spec.playback.bitrates = List.of(Bitrate.ORIGIN)));
        names.forEach(operator::awaitReady);
        return names;
    }

    private void deleteAll() {
        operator.client.resources(LiveChannel.class).inNamespace("tv").delete();
    }

    private void awaitDetails(int count) {
        awaitThat(() -> {
            assertThat(operator.simulator.requests().count("getChannelConfigure"))
                    .isEqualTo(count);
            assertThat(operator.channels()).allMatch(channel -> channel.getStatus().detailsObservedTime != null);
        });
    }

    private Map<String, Long> callsSince(long from) {
        return operator.simulator.requests().since(from).stream()
                .map(LoggedRequest::call)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void aWaveCostsAFewLooksAndTwoDeletionsOrLittleMore(Signing signing) {
        account(signing);
        made(MANY);
        awaitDetails(MANY);
        operator.restart();
        operator.create("last", spec -> {});
        operator.awaitReady("last");
        var from = operator.simulator.requests().last();

        deleteAll();

        awaitThat(() -> assertThat(operator.channels()).isEmpty());
        assertThat(operator.simulator.channels().all()).isEmpty();
        var calls = callsSince(from);
        assertThat(calls).doesNotContainKey("getChannelConfigure");
        assertThat(calls.get("deleteChannel")).isBetween(2L, DELETES);
        assertThat(calls.values().stream().mapToLong(Long::longValue).sum())
                .as("%s", calls)
                .isLessThanOrEqualTo(DELETES + LOOKS);
    }

    @ParameterizedTest
    @EnumSource(Signing.class)
    void oneAloneCostsALookAndADeletion(Signing signing) {
        account(signing);
        made(1);
        awaitDetails(1);
        var from = operator.simulator.requests().last();

        operator.channel("show-0").delete();

        operator.awaitGone("show-0");
        assertThat(callsSince(from).values().stream().mapToLong(Long::longValue).sum())
                .as("%s", callsSince(from))
                .isEqualTo(2);
    }

    @Test
    void whereTheCallForManyIsMissingEachIsAskedSingly() {
        account(Signing.CNC);
        var names = made(3);
        operator.simulator.faults().on("batchChannelLiveState").always(new Status(404));
        operator.simulator.channels().startStream(String.valueOf(operator.status("show-0").pullId));

        deleteAll();

        names.subList(1, names.size()).forEach(operator::awaitGone);
        operator.awaitReason("show-0", "OnAir");
        assertThat(operator.simulator.channels().all()).hasSize(1);
    }

    /** The list shows the streams only when it is as old as it may be. */
    @ParameterizedTest
    @EnumSource(Signing.class)
    void whatWentOnAirSinceTheLastWalkIsHeldAndTheRestGoes(Signing signing) {
        account(signing);
        var names = made(2 * ON_AIR);
        awaitDetails(2 * ON_AIR);
        operator.simulator
                .faults()
                .onEveryCall()
                .always(new StaleList(Clock.offset(Clock.systemUTC(), Duration.ofMillis(-900))));
        var live = names.subList(0, ON_AIR);
        live.forEach(name -> operator.simulator.channels().startStream(String.valueOf(operator.status(name).pullId)));

        deleteAll();

        names.subList(ON_AIR, names.size()).forEach(operator::awaitGone);
        live.forEach(name -> operator.awaitReason(name, "OnAir"));
        live.forEach(name -> assertThat(operator.status(name).state).isEqualTo("Live"));
        assertThat(operator.simulator.channels().all()).hasSize(ON_AIR);
    }
}
