package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.DriftPolicy;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Reply;
import dev.onair.simulator.cdnetworks.ChannelSettings;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.Handling;
import dev.onair.simulator.fault.Status;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Bans that the vendor or a colleague made, beside those that a manifest declares. */
@Execution(ExecutionMode.CONCURRENT)
class OperatorBansIT {
    private final OperatorFixture operator = new OperatorFixture();
    private final AtomicReference<String> noted = new AtomicReference<>();
    private int looks;

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private String pullId() {
        return String.valueOf(operator.status("news").pullId);
    }

    private boolean isBanned() {
        return operator.simulator.channels().get(pullId()).isBanned(operator.simulator.now());
    }

    private void banElsewhere() {
        operator.simulator.channels().ban(pullId());
        haveItLookAgain();
    }

    private void awaitLeft() {
        awaitThat(() -> {
            assertThat(operator.status("news").state).isEqualTo("Banned");
            assertThat(told()).isEqualTo(1);
        });
    }

    /** How often: the same news is one Event that is counted up. */
    private int told() {
        return operator.client.v1().events().inNamespace(OperatorFixture.NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals("BannedElsewhere"))
                .mapToInt(event -> event.getCount() == null ? 1 : event.getCount())
                .sum();
    }

    private long unbans() {
        return operator.simulator.requests().count("channelReBroadcast");
    }

    /** At the vendor itself: right after a single read the list is not believed. */
    private void haveItLookAgain() {
        var token = "look " + ++looks;
        operator.annotate(operator.channel("news"), "onair.dev/sync-at", token);
        awaitThat(() -> assertThat(operator.status("news").lastHandledSyncAt).isEqualTo(token));
    }

    @Test
    void leavesABanThatSomebodyMadeAtTheVendorAndTellsItOnce() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");

        operator.simulator.channels().ban(pullId());
        operator.sweep();
        awaitLeft();
        operator.sweep();
        haveItLookAgain();
        operator.restart();
        haveItLookAgain();

        assertThat(told()).isEqualTo(1);
        assertThat(operator.reason("news")).isEqualTo("InSync");
        assertThat(operator.status("news").bannedElsewhereSince).isNotNull();
        assertThat(operator.status("news").drift).isEmpty();
        assertThat(unbans()).isZero();
        assertThat(isBanned()).isTrue();
    }

    @Test
    void liftsABanMadeElsewhereWhereThePolicySaysSo() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        banElsewhere();
        awaitLeft();

        operator.edit("news", spec -> spec.banPolicy = LiveChannelSpec.BanPolicy.Lift);

        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Idle"));
        operator.awaitReady("news");
        assertThat(isBanned()).isFalse();
        assertThat(operator.status("news").bannedElsewhereSince).isNull();
        banElsewhere();
        awaitThat(() -> assertThat(operator.events("news")).contains("DriftCorrected"));
        assertThat(isBanned()).isFalse();
    }

    @Test
    void liftsItsOwnBanWhenItIsTakenOutOfTheManifestAlsoAfterARestart() {
        operator.create("news", spec -> spec.ban = new LiveChannelSpec.Ban());
        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Banned"));
        operator.restart();

        operator.edit("news", spec -> spec.ban = null);

        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Idle"));
        assertThat(isBanned()).isFalse();
        assertThat(operator.status("news").bannedAt).isNull();
        assertThat(told()).isZero();
    }

    @Test
    void leavesABanThatAColleagueMadeAfterItsOwnWasLifted() {
        operator.create("news", spec -> {
            spec.ban = new LiveChannelSpec.Ban();
            spec.driftPolicy = DriftPolicy.Report;
        });
        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Banned"));
        operator.simulator.channels().unban(pullId());
        haveItLookAgain();
        operator.awaitReason("news", "Drifted");
        operator.edit("news", spec -> spec.ban = null);
        operator.awaitReady("news");

        banElsewhere();

        awaitLeft();
        assertThat(unbans()).isZero();
        assertThat(isBanned()).isTrue();
    }

    @Test
    void leavesTheBanOfAChannelThatItAdopts() {
        var there = operator.simulator.channels().create("ovptest", ChannelSettings.named("news"));
        operator.simulator.channels().ban(there.pullId());
        var manifest = OperatorFixture.manifest(OperatorFixture.NAMESPACE, "news", spec -> {});
        manifest.getMetadata().setAnnotations(Map.of("onair.dev/external-id", there.pullId()));

        operator.client.resource(manifest).create();

        operator.awaitReady("news");
        awaitLeft();
        assertThat(unbans()).isZero();
        assertThat(isBanned()).isTrue();
    }

    /** The ban took effect, its answer was lost, and the manifest says no more of it before it is sent again. */
    @Test
    void liftsItsOwnBanWhoseAnswerWasLost() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        var cut = new CountDownLatch(1);
        operator.simulator.faults().on("channelForbidden").once(new Fault() {
            @Override
            public String name() {
                return "lost-while-the-ban-is-withdrawn";
            }

            @Override
            public Reply apply(CallContext call, Handling next) {
                next.proceed();
                noted.set(operator.status("news").banSentAt);
                operator.edit("news", spec -> spec.ban = null);
                cut.countDown();
                return Reply.cut();
            }
        });
        operator.edit("news", spec -> spec.ban = new LiveChannelSpec.Ban());
        awaitThat(() -> assertThat(cut.getCount()).isZero());
        assertThat(noted.get()).as("durable before the call").isNotNull();

        awaitThat(() -> {
            operator.sweep();
            assertThat(isBanned()).isFalse();
        });

        operator.awaitReady("news");
        assertThat(operator.simulator.requests().count("channelForbidden")).isEqualTo(1);
        assertThat(unbans()).isEqualTo(1);
        assertThat(told()).isZero();
        awaitThat(() -> assertThat(operator.status("news").banSentAt).isNull());
    }

    @Test
    void aBanThatSurelyWasNotMadeLeavesNoNoteOfIt() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.simulator.faults().on("channelForbidden").once(new Status(503, false));
        operator.edit("news", spec -> spec.ban = new LiveChannelSpec.Ban());

        awaitThat(() -> assertThat(operator.status("news").state).isEqualTo("Banned"));

        assertThat(operator.status("news").banSentAt).isNull();
        assertThat(operator.status("news").bannedAt).isNotNull();
    }
}
