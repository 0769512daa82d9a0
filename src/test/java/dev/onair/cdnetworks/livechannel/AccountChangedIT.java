package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.Edits;
import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The account is pointed at another, empty tenant, and back: nothing is created there, and nothing again here. */
@Execution(ExecutionMode.CONCURRENT)
class AccountChangedIT {
    private static final List<String> CHANNELS =
            IntStream.range(0, 7).mapToObj(number -> "news-" + number).toList();

    private final OperatorFixture operator = new OperatorFixture();
    private final CdnetworksSimulator other =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));

    @BeforeEach
    void sevenChannels() {
        operator.readyAccount();
        CHANNELS.forEach(name -> operator.create(name, spec -> {}));
        CHANNELS.forEach(operator::awaitReady);
        operator.sweep();
        awaitThat(() ->
                assertThat(operator.account().get().getStatus().provenAccount).isNotNull());
    }

    @AfterEach
    void stop() {
        operator.close();
        other.close();
    }

    private void pointAt(CdnetworksSimulator vendor) {
        operator.secret("cdnetworks", Map.of("accessKey", vendor.accessKey(), "secretKey", vendor.secretKey()));
        operator.pointAt(vendor.url());
    }

    private String token() {
        return operator.account().get().getStatus().accountChange.token;
    }

    private void awaitHeld() {
        operator.awaitAccount("AccountChanged");
        CHANNELS.forEach(name -> operator.awaitReason(name, "AccountChanged"));
    }

    @Test
    void createsAndDeletesNothingThereAndNothingAgainAfterTheRevert() {
        pointAt(other);
        awaitHeld();
        operator.create("late", spec -> {});
        operator.awaitReason("late", "AccountChanged");
        operator.channel("news-0").delete();
        awaitThat(() -> assertThat(operator.message("news-0")).contains("has become another account"));

        assertThat(other.channels().all()).isEmpty();
        assertThat(other.requests().count("createChannel")).isZero();
        assertThat(other.requests().count("deleteChannel")).isZero();
        assertThat(condition(operator.status("news-1").conditions, "Ready")).isEqualTo("False");

        pointAt(operator.simulator);
        operator.awaitAccount("InSync");
        CHANNELS.stream().skip(1).forEach(operator::awaitReady);
        operator.awaitReady("late");
        operator.awaitGone("news-0");
        assertThat(other.channels().all()).isEmpty();
        assertThat(operator.simulator.channels().all()).hasSize(7);
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(8);
        assertThat(operator.account().get().getStatus().accountChange).isNull();
        assertThat(CHANNELS)
                .as("what is not in another account is not lost")
                .allSatisfy(name -> assertThat(operator.events(name)).doesNotContain("Lost"));
    }

    @Test
    void aDeletionIsHeldNoLongerThanMaxHoldAndLeavesTheObjectWhereItIs() {
        Edits.until(() -> operator.account().edit(account -> {
            account.getSpec().deletionGuard.maxHold = "2h";
            return account;
        }));
        pointAt(other);
        awaitHeld();
        operator.channel("news-0").delete();
        awaitThat(() -> assertThat(operator.message("news-0")).contains("this resource goes, and its object stays"));
        var deleted =
                Instant.parse(operator.channel("news-0").get().getMetadata().getDeletionTimestamp());
        assertThat(operator.message("news-0")).contains("; at " + deleted.plus(Duration.ofHours(2)) + " this resource");

        operator.advance(Duration.ofHours(2).plusMinutes(1));
        operator.annotate(operator.channel("news-0"), "onair.dev/sync-at", "later");

        operator.awaitGone("news-0");
        assertThat(operator.events("news-0")).contains("Retained");
        assertThat(operator.simulator.channels().all()).hasSize(7);
        assertThat(other.requests().count("deleteChannel")).isZero();
    }

    @Test
    void isFoundByAnOperatorThatWasDownDuringTheChange() {
        operator.stop();
        pointAt(other);
        operator.start();

        awaitHeld();

        assertThat(other.channels().all()).isEmpty();
    }

    @Test
    void oneApprovalAcceptsTheLossOnce() {
        pointAt(other);
        awaitHeld();
        var token = token();
        operator.annotate(operator.account(), "onair.dev/approve", "mistyped");
        awaitThat(() -> assertThat(operator.events("default")).containsOnlyOnce("ApprovalNotUsed"));
        operator.annotate(operator.account(), "onair.dev/approve", token);

        operator.awaitAccount("InSync");
        CHANNELS.forEach(operator::awaitReady);
        assertThat(other.channels().all()).hasSize(7);
        awaitThat(() -> assertThat(operator.events("news-3")).contains("Lost"));

        pointAt(operator.simulator);
        awaitHeld();
        assertThat(token()).isNotEqualTo(token);
        assertThat(operator.simulator.channels().all()).hasSize(7);
    }

    @Test
    void editsAndBansOfWhatIsThereGoOn() {
        var kept = operator.simulator.channels().all().getFirst();
        // All at one moment: of what is found missing one by one, the first few are made anew. And not right after they
        // were made.
        operator.stop();
        operator.simulator.channels().all().stream()
                .skip(1)
                .forEach(channel -> operator.simulator.channels().delete(channel.pullId()));
        operator.start();
        operator.awaitAccount("AccountChanged");
        var name = CHANNELS.stream()
                .filter(one -> kept.pullId().equals(operator.status(one).pullId))
                .findFirst()
                .orElseThrow();

        operator.edit(name, spec -> {
            spec.ban = new LiveChannelSpec.Ban();
            spec.channelName = "renamed";
        });

        operator.awaitReady(name);
        assertThat(operator.simulator.channels().all())
                .singleElement()
                .satisfies(
                        channel -> assertThat(channel.settings().channelName()).isEqualTo("renamed"));
        assertThat(operator.simulator.requests().count("channelForbidden")).isEqualTo(1);
        assertThat(operator.simulator.requests().count("createChannel")).isEqualTo(7);
        assertThat(operator.account().get().getStatus().accountChange.since)
                .satisfies(since -> assertThat(Instant.parse(since)).isBefore(Instant.now()));
    }

    @Test
    void anotherKeyOfTheSameAccountChangesNothing() {
        operator.simulator.addKey("rotated", operator.simulator.secretKey());
        operator.secret("cdnetworks", Map.of("accessKey", "rotated", "secretKey", operator.simulator.secretKey()));
        var before = operator.account().get().getStatus().provenAccount;

        awaitThat(() ->
                assertThat(operator.account().get().getStatus().provenAccount).isNotEqualTo(before));

        operator.awaitAccount("InSync");
        operator.create("late", spec -> {});
        operator.awaitReady("late");
    }
}
