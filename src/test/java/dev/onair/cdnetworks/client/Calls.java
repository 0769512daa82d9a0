package dev.onair.cdnetworks.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.cdnetworks.client.CdnetworksClient.Settings;
import dev.onair.engine.Failure;
import dev.onair.engine.Outcome;
import dev.onair.http.HttpLimits;
import dev.onair.http.Secret;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** A client with secrets, and a write that carries one. */
final class Calls {

    static final String SECRET = "0123456789abcdef0123456789abcdef";
    static final String CHECK = "let me+in";

    private Calls() {}

    static Outcome<CreatedChannel> create(CdnetworksClient client) {
        return client.createChannel(new ChannelForm(
                "n",
                "push.example",
                "app",
                Set.of(),
                Set.of(Bitrate.ORIGIN),
                null,
                null,
                new Secret(CHECK),
                null,
                null,
                null));
    }

    static Failure failureOf(Outcome<?> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed<?>) outcome).failure();
    }

    static CdnetworksClient client(URI endpoint) {
        return client(endpoint, Duration.ofSeconds(10));
    }

    static CdnetworksClient client(URI endpoint, Duration timeout) {
        var settings = new Settings(endpoint, Signing.WS3, new HttpLimits(Duration.ofSeconds(5), timeout, 4 << 20));
        return new CdnetworksClient(settings, () -> new Credentials("access", SECRET), Clock.systemUTC());
    }
}
