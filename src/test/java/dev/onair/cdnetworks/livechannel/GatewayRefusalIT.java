package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static dev.onair.cdnetworks.livechannel.OperatorFixture.condition;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.engine.Conditions;
import dev.onair.logs.CapturedLogs;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a gateway before the vendor refuses of one tenant, for whatever its manifest says, stops nobody else: case V20. */
class GatewayRefusalIT {
    private final OperatorFixture operator = new OperatorFixture();

    @AfterEach
    void close() {
        operator.close();
    }

    /** A gateway answers in the vendor's place whatever speaks of a forbidden word. */
    private void gateway(int status, String code) {
        var refusal = Reply.json(status, Json.object().put("code", code).put("message", "The request was blocked"));
        operator.simulator.filterAnswers((request, reply) -> request.text().contains("blocked") ? refusal : reply);
    }

    @Test
    void aCodeThatTheDocumentDoesNotNameIsThatResourcesTroubleAlone() {
        operator.readyAccount();
        gateway(403, "AccessDenied");
        try (var logs = CapturedLogs.from(Level.WARNING)) {
            operator.create("blocked", spec -> spec.channelName = "blocked");

            operator.awaitReason("blocked", "VendorRejected");
            assertThat(operator.message("blocked")).contains("The request was blocked", "AccessDenied", "HTTP 403");
            awaitThat(() -> assertThat(
                            logs.lines(line -> line.contains("createChannel") && line.contains("AccessDenied")))
                    .isNotEmpty());
        }

        operator.create("news", spec -> {});

        operator.awaitReady("news");
        operator.sweep();
        operator.awaitReady("news");
        assertThat(condition(operator.accountConditions(), Conditions.READY)).isEqualTo("True");
        assertThat(condition(operator.accountConditions(), Conditions.STALLED)).isEqualTo("False");
        operator.awaitReason("blocked", "VendorRejected");
    }

    @Test
    void aGatewaysUnauthorizedIsTheAccounts() {
        operator.readyAccount();
        gateway(401, "InvalidSignature");

        operator.create("blocked", spec -> spec.channelName = "blocked");

        awaitThat(() -> assertThat(operator.events("default")).contains("AccountRefused"));
    }
}
