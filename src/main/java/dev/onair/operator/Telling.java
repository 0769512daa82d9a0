package dev.onair.operator;

import dev.onair.common.Bounded;
import dev.onair.engine.Announcement;
import dev.onair.operator.metrics.Metric;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.net.HttpURLConnection;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Turns announcements into Events that {@code kubectl describe} shows, into counters and into log lines. An Event that
 * cannot be written harms nobody.
 */
public final class Telling {
    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final int ENDING_REMEMBERED = 1000;

    private final KubernetesClient kubernetes;
    private final MeterRegistry metrics;
    private final Clock clock;

    /** Those whose end was logged: everything in one is refused, and one line says so. */
    private final Set<String> ending = ConcurrentHashMap.newKeySet();

    public Telling(KubernetesClient kubernetes, MeterRegistry metrics, Clock clock) {
        this.kubernetes = kubernetes;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The same news about the same object is one Event that is counted up. */
    public void tell(HasMetadata about, Announcement news) {
        var message = Bounded.text(news.message(), Bounded.LINE);
        LOG.infof(
                "%s %s/%s: %s: %s",
                about.getKind(),
                about.getMetadata().getNamespace(),
                about.getMetadata().getName(),
                news.reason(),
                message);
        Metric.ANNOUNCEMENTS
                .counter(metrics, Tags.of("kind", about.getKind(), "reason", news.reason()))
                .increment();
        var event = event(about, news, message);
        var events = kubernetes.v1().events().inNamespace(event.getMetadata().getNamespace());
        try {
            events.resource(event).create();
            ending.remove(event.getMetadata().getNamespace());
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
                countUp(event);
            } else if (EndingNamespace.refused(e)) {
                logEnd(event.getMetadata().getNamespace());
            } else {
                LOG.debugf("an Event could not be written: %s", e.getMessage());
            }
        }
    }

    private void logEnd(String namespace) {
        if (ending.size() >= ENDING_REMEMBERED) {
            // Most of these namespaces are gone. The others are logged once more.
            ending.clear();
        }
        if (ending.add(namespace)) {
            LOG.infof(
                    "namespace %s is being deleted and takes in no Events: conditions and this log say the rest",
                    namespace);
        }
    }

    private void countUp(Event event) {
        try {
            kubernetes
                    .v1()
                    .events()
                    .inNamespace(event.getMetadata().getNamespace())
                    .withName(event.getMetadata().getName())
                    .edit(known -> new EventBuilder(known)
                            .withCount(known.getCount() == null ? 2 : known.getCount() + 1)
                            .withLastTimestamp(event.getLastTimestamp())
                            .build());
        } catch (KubernetesClientException e) {
            LOG.debugf("an Event could not be counted up: %s", e.getMessage());
        }
    }

    private Event event(HasMetadata about, Announcement news, String message) {
        var metadata = about.getMetadata();
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        var hash = Integer.toHexString(Objects.hash(metadata.getUid(), news.reason(), message));
        return new EventBuilder()
                .withNewMetadata()
                .withNamespace(metadata.getNamespace())
                .withName(shortened(metadata.getName()) + "." + news.reason().toLowerCase(java.util.Locale.ROOT) + "."
                        + hash)
                .endMetadata()
                .withInvolvedObject(new ObjectReferenceBuilder()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withNamespace(metadata.getNamespace())
                        .withName(metadata.getName())
                        .withUid(metadata.getUid())
                        .build())
                .withReason(news.reason())
                .withMessage(message)
                .withType(news.warning() ? "Warning" : "Normal")
                .withCount(1)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withNewSource()
                .withComponent("onair")
                .endSource()
                .withReportingComponent("onair.dev/operator")
                .build();
    }

    private static String shortened(String name) {
        return name.length() <= 180 ? name : name.substring(0, 180);
    }
}
