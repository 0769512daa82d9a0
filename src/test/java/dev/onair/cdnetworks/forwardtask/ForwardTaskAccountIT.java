package dev.onair.cdnetworks.forwardtask;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.simulator.cdnetworks.CdnetworksSimulator;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What relays say of the account that they are in, when its key or its endpoint is another one. */
@Execution(ExecutionMode.CONCURRENT)
class ForwardTaskAccountIT {
    private final ForwardTaskFixture relays = new ForwardTaskFixture();
    private final CdnetworksSimulator other =
            CdnetworksSimulator.start(CdnetworksSimulator.Options.defaults().withRequestsPerMinute(1_000_000));

    @AfterEach
    void close() {
        relays.close();
        other.close();
    }

    @Test
    void anotherKeyOfTheSameAccountChangesNothingThoughTheVendorClearedWhatIsOver() {
        relays.running("over", spec -> {});
        var over = relays.atTheVendor().getFirst().taskId();
        relays.simulator.services().forwards().end(over);
        relays.later(Duration.ZERO);
        relays.awaitPhase("over", Phase.Completed);
        relays.simulator.services().forwards().shelf().remove(over);
        relays.running("running", spec -> {});
        var before = relays.operator.provenAccount();
        relays.simulator.addKey("rotated", relays.simulator.secretKey());

        relays.operator.secret("cdnetworks", Map.of("accessKey", "rotated", "secretKey", relays.simulator.secretKey()));

        awaitThat(() -> assertThat(relays.operator.provenAccount()).isNotEqualTo(before));
        relays.operator.awaitAccount("InSync");
        relays.running("later", spec -> {});
        relays.task("running").delete();
        relays.awaitGone("running");
        assertThat(relays.count("startForwardTask")).isEqualTo(3);
        assertThat(relays.count("endForwardTask")).isEqualTo(1);
    }

    /** Another account does not know how it went. */
    @Test
    void oneWhoseEndPassesMeanwhileIsNotGivenUp() {
        relays.running("relay", spec -> spec.end = ForwardTaskFixture.in(Duration.ofMinutes(20)));
        relays.operator.pointAt(other.url());
        relays.operator.awaitAccount("AccountChanged");

        relays.later(Duration.ofMinutes(30));
        awaitThat(() -> {
            relays.operator.sweep();
            assertThat(relays.reason("relay")).as(relays.message("relay")).isEqualTo("AccountChanged");
        });
        assertThat(relays.status("relay").phase).isEqualTo(Phase.Forwarding);

        relays.operator.pointAt(relays.simulator.url());
        relays.operator.awaitAccount("InSync");
        relays.awaitPhase("relay", Phase.Completed);
        relays.awaitReady("relay");
        assertThat(other.requests().count("startForwardTask")).isZero();
    }

    /** Nothing says there which account it is, and waiting for that in silence would be for ever. */
    @Test
    void aVendorThatRefusesToTellOfAnyRelayIsSaid() {
        relays.running("relay", spec -> {});
        other.temperaments().setNamed("unentitled=getForwardTaskList");

        relays.operator.pointAt(other.url());
        relays.awaitReason("relay", "VendorRejected");
        relays.operator.accountLater(Duration.ofMinutes(2));

        awaitThat(() -> {
            relays.operator.sweep();
            assertThat(relays.operator.accountConditions())
                    .anySatisfy(condition -> assertThat(condition.getMessage())
                            .startsWith("whether this is the account that the objects of its resources are in"));
        });
        assertThat(other.requests().count("startForwardTask")).isZero();
    }
}
