package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.cdnetworks.client.CdnetworksClient.Settings;
import dev.onair.http.HttpLimits;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "https://api.cdnetworks.com, https://api.cdnetworks.com",
        "HTTPS://api.cdnetworks.com/, https://api.cdnetworks.com",
        "https://api.cdnetworks.com:443, https://api.cdnetworks.com",
        "https://gateway.example:8443, https://gateway.example:8443",
        "http://localhost:8080/, http://localhost:8080",
        "http://127.0.0.1:80, http://127.0.0.1",
        "http://127.8.9.10:9090, http://127.8.9.10:9090",
        "http://[::1]:9090, http://[::1]:9090",
    })
    void admitsHttpsAnywhereAndHttpWithinThisMachine(URI endpoint, URI expected) {
        assertThat(Settings.of(endpoint, Signing.WS3).endpoint()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.cdnetworks.com",
                "http://localhost.example",
                "http://127.0.0.1.example",
                "http://128.0.0.1",
                "http://0.0.0.0",
                "http://[::2]",
                "ftp://localhost",
                "https://api.cdnetworks.com/path",
                "https://api.cdnetworks.com?x=1",
                "https://api.cdnetworks.com#x",
                "https:opaque",
                "api.cdnetworks.com",
            })
    void refusesEveryOtherEndpointNamingItAndTheRemedy(String endpoint) {
        assertThatThrownBy(() -> Settings.of(URI.create(endpoint), Signing.WS3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("endpoint '" + endpoint + "' ")
                .hasMessageContaining(": ");
    }

    @Test
    void aPasswordInAnEndpointIsNotShown() {
        assertThatThrownBy(() -> Settings.of(URI.create("https://user:hush@api.cdnetworks.com"), Signing.WS3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hush");
    }

    @Test
    void theDefaultsArePinned() {
        assertThat(Settings.of(Signing.CNC.defaultEndpoint(), Signing.CNC))
                .isEqualTo(new Settings(
                        URI.create("https://api.cdnetworks.com"),
                        Signing.CNC,
                        new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(15), 4_194_304)));
        assertThat(Signing.WS3.defaultEndpoint()).isEqualTo(URI.create("https://api.cloudv.haplat.net"));
    }

    @Test
    void timeoutsAndSizesMustBePositive() {
        var second = Duration.ofSeconds(1);
        assertThatThrownBy(() -> new HttpLimits(Duration.ZERO, second, 1))
                .hasMessageStartingWith("connectTimeout PT0S");
        assertThatThrownBy(() -> new HttpLimits(second, Duration.ofSeconds(-1), 1))
                .hasMessageStartingWith("requestTimeout PT-1S");
        assertThatThrownBy(() -> new HttpLimits(second, second, 0)).hasMessageStartingWith("maxResponseBytes 0");
    }
}
