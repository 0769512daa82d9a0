package dev.onair.tenancy;

import static dev.onair.cdnetworks.account.OperatorStage.awaitThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.account.OperatorStage;
import dev.onair.embedded.Edits;
import dev.onair.engine.Conditions;
import dev.onair.huawei.account.HuaweiAccountSpec;
import dev.onair.huawei.account.HuaweiOperator;
import io.fabric8.kubernetes.api.model.Condition;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where accounts may have the operator send its signed requests: not to link-local addresses, and only to hosts that it lists. */
@Execution(ExecutionMode.CONCURRENT)
class AccountEndpointsIT {
    /** The simulators are on this machine, by whichever name; their own URLs are by its address. */
    private static final String ADDRESS = "127.0.0.1";

    private enum HuaweiField {
        ENDPOINT("spec.endpoint"),
        IAM_ENDPOINT("spec.iamEndpoint");

        private final String path;

        HuaweiField(String path) {
            this.path = path;
        }

        void set(HuaweiAccountSpec spec, String to) {
            switch (this) {
                case ENDPOINT -> spec.endpoint = to;
                case IAM_ENDPOINT -> spec.iamEndpoint = to;
            }
        }
    }

    private static String byName(URI simulator) {
        return "http://localhost:" + simulator.getPort();
    }

    private static void awaitInvalid(Supplier<List<Condition>> conditions, String... words) {
        awaitThat(() -> assertThat(Conditions.find(conditions.get(), Conditions.SYNCED))
                .hasValueSatisfying(synced -> {
                    assertThat(synced.getReason()).as(synced.getMessage()).isEqualTo("InvalidSpec");
                    assertThat(synced.getMessage()).contains(words);
                }));
    }

    @Test
    void aCdnetworksAccountNamesOnlyAHostThatIsListed() {
        try (var operator = new OperatorStage(List.of(), (account, facilities) -> List.of())) {
            operator.endpointHosts(ADDRESS);
            operator.credentials();
            operator.account(spec -> spec.endpoint = byName(operator.simulator().url()));

            awaitInvalid(operator::accountConditions, "spec.endpoint has the host 'localhost'", "onair.endpoint-hosts");

            assertThat(operator.simulator().requests().all()).isEmpty();
            operator.pointAt(operator.simulator().url());
            awaitThat(() -> assertThat(OperatorStage.condition(operator.accountConditions(), Conditions.READY))
                    .isEqualTo("True"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://169.254.169.254", "https://[fe80::1]", "https://[::ffff:169.254.169.254]"})
    void aCdnetworksAccountNamesNoLinkLocalAddress(String endpoint) {
        try (var operator = new OperatorStage(List.of(), (account, facilities) -> List.of())) {
            operator.credentials();
            operator.account(spec -> spec.endpoint = endpoint);

            awaitInvalid(operator::accountConditions, endpoint, "is a link-local address");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHuaweiAccountNamesOnlyHostsThatAreListed(HuaweiField field) {
        try (var operator = new HuaweiOperator(List.of(), List.of())) {
            operator.endpointHosts(ADDRESS);
            operator.credentials();
            operator.account(spec -> field.set(spec, byName(operator.simulator.url())));

            awaitInvalid(
                    () -> operator.accountStatus().conditions,
                    field.path + " has the host 'localhost'",
                    "onair.endpoint-hosts");

            assertThat(operator.simulator.requests().all()).isEmpty();
            Edits.until(() -> operator.account().edit(account -> {
                field.set(account.getSpec(), operator.simulator.url().toString());
                return account;
            }));
            operator.awaitAccount("True");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHuaweiAccountNamesNoLinkLocalAddress(HuaweiField field) {
        try (var operator = new HuaweiOperator(List.of(), List.of())) {
            operator.credentials();
            operator.account(spec -> field.set(spec, "https://169.254.169.254"));

            awaitInvalid(
                    () -> operator.accountStatus().conditions, "https://169.254.169.254", "is a link-local address");
            assertThat(operator.simulator.requests().all()).isEmpty();
        }
    }
}
