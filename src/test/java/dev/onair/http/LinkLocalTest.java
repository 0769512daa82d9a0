package dev.onair.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLocalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "[fe80::1]",
                "[febf::1]",
                "[fd00:ec2::254]",
                "[::ffff:169.254.169.254]",
                "[64:ff9b::a9fe:a9fe]"
            })
    void cannotBeAnEndpoint(String host) {
        assertThatThrownBy(() -> SafeEndpoint.require(URI.create("https://" + host)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'https://" + host + "' is a link-local address")
                .hasMessageEndingWith("name the vendor's host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.0.0.1", "192.168.169.254", "::1", "fd00:ec2::253", "2001:db8::a9fe:a9fe"})
    void othersCan(String address) {
        assertThat(LinkLocal.is(InetAddress.ofLiteral(address))).isFalse();
    }

    /** Spellings that only a look-up turns into the address; a name of somebody's domain is another. */
    @ParameterizedTest
    @ValueSource(strings = {"http://169.254.169.254", "http://[fe80::1]:81", "http://[::ffff:169.254.169.254]"})
    void isNotCalledWhateverTheNameWas(String url) {
        var wording = new Wording("getChannelList", CallKind.WRITE, SafeText.hiding(List.of()));
        var body = new RequestBody("");
        try (var exchanges = new Exchanges(HttpLimits.USUAL)) {
            var outcome = exchanges.send(
                    HttpRequest.newBuilder(URI.create(url + "/latest/meta-data"))
                            .POST(body)
                            .build(),
                    body,
                    wording);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure())
                                    .isInstanceOfSatisfying(
                                            Failure.Retryable.class,
                                            why -> assertThat(why.message())
                                                    .contains("was not sent", "link-local", "never called")));
        }
    }
}
