package dev.onair.common;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointHostsTest {
    private final EndpointHosts hosts = new EndpointHosts(List.of("api.example.com", " *.Vendor.example "));

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"https://api.example.com", "https://API.example.com:8443", "https://eu.vendor.example"})
    void admitsWhatIsListedAndTheVendorsOwn(@Nullable String endpoint) {
        assertThatCode(() -> hosts.require("spec.endpoint", endpoint)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://other.example.com",
                "https://api.example.com.evil.example",
                "https://evil.example#api.example.com",
                "https://api.example.com@evil.example",
                "https://evilvendor.example",
                "https://vendor.example",
                "https://127.0.0.1"
            })
    void refusesOthersAndSaysWhoCanHelp(String endpoint) {
        assertThatThrownBy(() -> hosts.require("spec.iamEndpoint", endpoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("spec.iamEndpoint has the host '")
                .hasMessageContaining("onair.endpoint-hosts");
    }

    @Test
    void withoutAListAnyHostWillDo() {
        assertThatCode(() -> new EndpointHosts(List.of("")).require("spec.endpoint", "https://any.example"))
                .doesNotThrowAnyException();
    }
}
