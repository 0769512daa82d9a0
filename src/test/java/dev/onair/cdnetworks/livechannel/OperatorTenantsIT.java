package dev.onair.cdnetworks.livechannel;

import static dev.onair.cdnetworks.livechannel.OperatorFixture.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.common.AccountRef;
import dev.onair.common.AllowedNamespaces;
import dev.onair.engine.Lane;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two namespaces on one account's quota. */
class OperatorTenantsIT {
    private static final int BACKLOG = 500;

    private final OperatorFixture operator = new OperatorFixture();

    @BeforeEach
    void open() {
        operator.credentials();
        operator.namespace("radio", Map.of("team", "radio"));
    }

    @AfterEach
    void close() {
        operator.close();
    }

    /** The creates that were sent, and those that wait for their turn. */
    private long creates() {
        return operator.simulator.requests().count("createChannel")
                + operator.session().stats().waiting().get(Lane.WRITE);
    }

    private List<String> created() {
        return operator.simulator.requests().of("createChannel").stream()
                .map(request -> request.parameters().get("channelName"))
                .toList();
    }

    @Test
    void createsTheOneChannelOfANamespaceBetweenTheHundredsOfAnother() {
        operator.account(spec -> {
            spec.requestsPerMinute = 60;
            spec.allowedNamespaces = new AllowedNamespaces();
            spec.allowedNamespaces.from = AllowedNamespaces.From.Selector;
            spec.allowedNamespaces.matchLabels = Map.of("team", "radio");
        });
        for (int number = 0; number < BACKLOG; number++) {
            operator.create("channel-" + number, spec -> {});
        }
        awaitThat(() -> assertThat(creates()).isGreaterThanOrEqualTo(BACKLOG));

        operator.client
                .resource(OperatorFixture.manifest("radio", "only", spec -> {
                    spec.accountRef = new AccountRef();
                    spec.accountRef.namespace = "tv";
                }))
                .create();
        awaitThat(() -> assertThat(creates()).isGreaterThan(BACKLOG));
        int before = created().size();

        awaitThat(() -> assertThat(created()).contains("only"));
        assertThat(created().indexOf("only")).isLessThanOrEqualTo(before + 1);
        // One that is just on its way is counted neither among the waiting nor among the sent.
        awaitThat(() -> assertThat(creates()).isGreaterThan(BACKLOG));
        assertThat(created()).hasSizeLessThan(BACKLOG / 2);
    }
}
