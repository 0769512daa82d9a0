package dev.onair.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.onair.common.Bounded;
import dev.onair.engine.Announcement;
import dev.onair.logs.CapturedLogs;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told becomes Events that kubectl describe shows. */
@EnableKubernetesMockClient(crud = true, https = false)
@SuppressWarnings("NullAway.Init")
class TellingIT {
    private static final Announcement CREATED = Announcement.normal("Created", "createChannel (seamless)");

    KubernetesMockServer server;
    KubernetesClient client;
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Owner owner = Owner.named("news");
    private Telling telling;

    @BeforeEach
    void open() {
        var clock = Clock.fixed(Instant.parse("2026-11-21T12:00:00.5Z"), ZoneOffset.UTC);
        telling = new Telling(client, metrics, clock);
    }

    private List<Event> events() {
        return client.v1().events().inNamespace("tv").list().getItems();
    }

    @Test
    void writesAnEventAboutTheResource() {
        telling.tell(owner, CREATED);

        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.getInvolvedObject().getUid()).isEqualTo("uid-news");
            assertThat(event.getInvolvedObject().getKind()).isEqualTo("Owner");
            assertThat(event.getReason()).isEqualTo("Created");
            assertThat(event.getMessage()).isEqualTo("createChannel (seamless)");
            assertThat(event.getType()).isEqualTo("Normal");
            assertThat(event.getFirstTimestamp()).isEqualTo("2026-11-21T12:00:00Z");
        });
    }

    /** A plan may be megabytes. */
    @Test
    void logsNoMoreThanAnEventHas() {
        try (var captured = CapturedLogs.from(Level.INFO)) {
            telling.tell(owner, Announcement.normal("Created", "createChannel ".repeat(100_000)));

            assertThat(captured.lines(line -> line.contains("createChannel")))
                    .isNotEmpty()
                    .allSatisfy(line -> assertThat(line).hasSizeLessThan(4 * Bounded.LINE));
        }
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).hasSize(Bounded.LINE));
    }

    @Test
    void countsUpWhatItSaidBefore() {
        telling.tell(owner, CREATED);
        telling.tell(owner, CREATED);
        telling.tell(owner, CREATED);

        assertThat(events()).singleElement().extracting(Event::getCount).isEqualTo(3);
    }

    @Test
    void keepsApartWhatIsNotTheSame() {
        telling.tell(owner, CREATED);
        telling.tell(owner, Announcement.warning("Lost", "the vendor does not have it"));
        telling.tell(Owner.named("sports"), CREATED);

        assertThat(events()).hasSize(3);
        assertThat(events()).extracting(Event::getType).containsExactlyInAnyOrder("Normal", "Warning", "Normal");
    }

    @Test
    void boundsWhatItSays() {
        telling.tell(owner, Announcement.normal("Created", "x".repeat(5_000)));

        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).hasSizeLessThanOrEqualTo(1024));
    }

    @Test
    void goesOnWhenNoEventCanBeWrittenAndCountsAllTheSame() {
        server.expect()
                .post()
                .withPath("/api/v1/namespaces/tv/events")
                .andReturn(403, new StatusBuilder().withCode(403).build())
                .always();

        assertThatCode(() -> telling.tell(owner, CREATED)).doesNotThrowAnyException();

        assertThat(events()).isEmpty();
        assertThat(metrics.getMeters())
                .singleElement()
                .satisfies(meter ->
                        assertThat(meter.measure().iterator().next().getValue()).isEqualTo(1));
    }
}
