package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.ManagementPolicy;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Statuses of a version that had no {@code status.reason}. */
class ReasonAfterUpgradeIT {
    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.readyAccount();
    }

    @AfterEach
    void close() {
        operator.close();
    }

    private String version(String name) {
        return operator.channel(name).get().getMetadata().getResourceVersion();
    }

    @Test
    void whatIsNotReadyGetsItWithTheFirstPassAndWhatIsReadyIsNotTouched() {
        operator.create("news", spec -> {});
        operator.awaitReady("news");
        operator.create("watched", spec -> spec.managementPolicy = ManagementPolicy.Observe);
        operator.awaitReason("watched", "NotFound");
        operator.stop();
        operator.channel("watched")
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":{\"reason\":null}}");
        assertThat(operator.status("watched").reason).isNull();
        var ready = version("news");

        operator.restart();

        awaitThat(() -> assertThat(operator.status("watched").reason).isEqualTo("NotFound"));
        operator.sweep();
        operator.create("other", spec -> {});
        operator.awaitReady("other");
        assertThat(version("news")).isEqualTo(ready);
    }
}
