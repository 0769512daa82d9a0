package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onair.embedded.EndingNamespace;
import dev.onair.engine.Announcement;
import dev.onair.engine.Output;
import dev.onair.logs.CapturedLogs;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace whose end waits for somebody's finalizer, while its Secrets are gone already. */
class EndingNamespaceIT {
    private static final Output KEYS =
            new Output(Output.Form.SECRET, "news-push", "v1", Map.of("pushUrl", "rtmp://one"));
    private static final Output PLAYER =
            new Output(Output.Form.CONFIG_MAP, "news-player", "v1", Map.of("player.html", "<video one>"));

    private final EndingNamespace namespace = new EndingNamespace();
    private final KubernetesClient client = namespace.client();
    private final Outputs outputs = new Outputs(client);
    private final Owner owner = Owner.named("news");

    @BeforeEach
    void end() {
        assertThat(outputs.ensure(owner, PLAYER, Optional.empty())).isEmpty();
        namespace.end();
    }

    @AfterEach
    void close() {
        namespace.close();
    }

    @Test
    void isSaidInsteadOfThrown() {
        assertThat(outputs.ensure(owner, KEYS, Optional.empty()))
                .contains("namespace \"tv\" is being deleted: Secret \"news-push\" is not written any more");
    }

    @Test
    void whatIsNotPutBackIsNotFetchedAnewEither() {
        assertThat(outputs.putBack(owner, "news-player")).isTrue();
    }

    @Test
    void oneLineIsLoggedHoweverMuchIsToldThere() {
        var telling = new Telling(client, new SimpleMeterRegistry(), Clock.systemUTC());
        var logs = CapturedLogs.from(Level.INFO);
        try (logs) {
            for (var i = 0; i < 5; i++) {
                telling.tell(owner, Announcement.warning("Held", "news " + i));
            }
        }

        assertThat(logs.lines(line -> line.contains("namespace tv is being deleted")))
                .hasSize(1);
        assertThat(logs.lines()).hasSize(6).noneMatch(line -> line.contains("Exception"));
    }
}
