package dev.onair.huawei.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.account.ManualClock;
import dev.onair.http.Secret;
import dev.onair.huawei.client.Credentials;
import dev.onair.tenancy.Nobody;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a refusal depends on is the same in every process, or a restart would send refused calls again. */
class HuaweiBasisTest {
    private static HuaweiSession session(String secretKey, String endpoint) {
        var spec = new HuaweiAccountSpec();
        spec.region = "ap-southeast-1";
        spec.endpoint = endpoint;
        return new HuaweiSession(
                HuaweiSettings.of(spec, Duration.ZERO, Duration.ofMinutes(1)),
                new Credentials.AccessKey("AK", new Secret(secretKey), null),
                Optional.empty(),
                new ManualClock(),
                (call, outcome, waited, took) -> {},
                new Nobody());
    }

    @Test
    void isTheSameInEveryProcess() {
        try (var session = session("SK", "https://live.example.com")) {
            assertThat(session.basis()).isEqualTo("93aea7dddb03a85fc4e97f168cd4bbb4");
        }
    }

    @Test
    void changesWithTheKeysAndTheEndpointAndTellsNeither() {
        try (var one = session("SK-1", "https://live.example.com");
                var rotated = session("SK-2", "https://live.example.com");
                var moved = session("SK-1", "https://other.example.com")) {
            assertThat(List.of(one.basis(), rotated.basis(), moved.basis()))
                    .doesNotHaveDuplicates()
                    .noneMatch(basis -> basis.contains("SK"));
        }
    }
}
