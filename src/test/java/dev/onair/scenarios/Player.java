package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.common.DurationText;
import dev.onair.common.OnairSpec;
import dev.onair.common.OnairStatus;
import dev.onair.engine.Conditions;
import dev.onair.scenarios.Scenario.Step;
import dev.onair.simulator.Temperament;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Plays scenarios, one after the other, on one API server; each with a vendor and an operator of its own. */
final class Player implements AutoCloseable {
    private static final String NAMESPACE = PlayedVendor.ACCOUNT.namespace();
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** A step is over when no pass is due for so long: who waits longer waits for something that a further step brings. */
    private static final Duration PEACE = Duration.ofMinutes(2);

    private static final int MOST_MINUTES = 15;

    private final PlayedCluster cluster = new PlayedCluster();
    private final HttpClient http = HttpClient.newHttpClient();

    /** One scenario on its way. */
    final class Play implements AutoCloseable {
        final PlayedClock clock = new PlayedClock();
        final PlayedVendor vendor;
        final Wire wire;
        private final Scenario scenario;
        private final PlayedOperator operator;
        private final Story story = new Story();
        private final Map<String, ResourceID> resources = new LinkedHashMap<>();
        private final Map<String, String> ids = new TreeMap<>();

        private Play(Scenario scenario, Temperament... temperaments) {
            this.scenario = scenario;
            cluster.clear();
            cluster.use(clock);
            vendor = scenario.kind().vendor(clock, temperaments);
            wire = new Wire(vendor, clock);
            operator = new PlayedOperator(cluster, vendor, clock);
        }

        /** All of it. */
        Play toTheEnd() {
            scenario.before().forEach(this::take);
            begin();
            for (var step : scenario.steps()) {
                wire.step(step.text());
                take(step);
                story.step(
                        step.text(), resources.keySet().stream().map(this::line).toList(), events());
            }
            return this;
        }

        /** From here on it is told. */
        void begin() {
            wire.record();
            story.known(events());
            cluster.forgetWrites();
        }

        /** Each call takes a millisecond, as it would: what was read before a write is older than what is read after it. */
        void callsTakeTime() {
            vendor.filterAnswers((request, answer) -> {
                clock.moveTo(clock.now().plusMillis(1));
                return answer;
            });
        }

        /** What the operator has written to the cluster since it is told. */
        List<ClusterWrite> clusterWrites() {
            return cluster.writes();
        }

        void take(Step step) {
            switch (step) {
                case Step.Apply(var file) -> apply(scenario.manifest(file));
                case Step.Delete(var resource) -> delete(resource);
                case Step.Vendor(var call, var body) -> vendor(call, body);
                case Step.Live(var time) -> live(DurationText.parse(time));
            }
            operator.refresh();
            settle();
            resources.keySet().forEach(this::remember);
        }

        void apply(String manifests) {
            var text = manifests;
            for (var id : ids.entrySet()) {
                text = text.replace("${" + id.getKey() + "}", id.getValue());
            }
            for (var item : client().load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
                    .items()) {
                item.getMetadata().setNamespace(NAMESPACE);
                client().resource(item).fieldManager("kubectl").forceConflicts().serverSideApply();
                if (item.getApiVersion().contains("onair.dev")) {
                    var id = ResourceID.fromResource(item);
                    resources.put(item.getKind() + "/" + id.getName(), id);
                    operator.changed(item.getKind(), id);
                } else {
                    operator.wakeAll();
                }
            }
        }

        private void delete(String name) {
            resource(name).ifPresent(resource -> {
                client().resource(resource).delete();
                operator.changed(resource.getKind(), ResourceID.fromResource(resource));
            });
        }

        private void vendor(String call, JsonNode body) {
            var words = call.split(" ", 2);
            var path = words[1];
            for (var id : ids.entrySet()) {
                path = path.replace("${" + id.getKey() + "}", id.getValue());
            }
            var request = HttpRequest.newBuilder(URI.create(vendor.url() + "/admin" + path))
                    .method(words[0], HttpRequest.BodyPublishers.ofString(body.isMissingNode() ? "" : body.toString()))
                    .build();
            try {
                var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() / 100 != 2) {
                    throw new IllegalStateException(call + ": " + answer.body());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Time goes on, and the account looks at the vendor's lists once a minute, as it does by default. */
        void live(Duration time) {
            live(time, MINUTE);
        }

        /** Time goes on, and the account looks at nothing. */
        void pass(Duration time) {
            operator.live(time);
        }

        /** @param every how often the account looks */
        void live(Duration time, Duration every) {
            var end = clock.instant().plus(time);
            while (clock.instant().isBefore(end)) {
                wire.look();
                operator.look();
                wire.lookedAt();
                operator.live(every.minus(PlayedOperator.SECOND));
            }
        }

        /** Until nothing happens any more. */
        private void settle() {
            for (int minute = 0; minute < MOST_MINUTES; minute++) {
                operator.live(PlayedOperator.SECOND);
                var next = operator.nextPass();
                if (!operator.isWaiting()
                        && (next.isEmpty() || next.get().isAfter(clock.instant().plus(PEACE)))) {
                    return;
                }
                operator.live(MINUTE);
            }
        }

        private void remember(String name) {
            resource(name)
                    .flatMap(resource -> Optional.ofNullable(resource.getStatus()))
                    .flatMap(status -> Optional.ofNullable(status.externalId))
                    .ifPresent(id -> ids.put(name, id));
        }

        Optional<? extends CustomResource<? extends OnairSpec, ? extends OnairStatus>> resource(String name) {
            var id = Optional.ofNullable(resources.get(name))
                    .orElseThrow(() -> new IllegalArgumentException("no step applied " + name));
            return operator.kind(name.substring(0, name.indexOf('/'))).find(id);
        }

        List<String> resources() {
            return List.copyOf(resources.keySet());
        }

        /** A condition of a resource; empty where it is gone, or has none. */
        Optional<Condition> condition(String name, String type) {
            return resource(name)
                    .flatMap(resource -> Optional.ofNullable(resource.getStatus()))
                    .flatMap(status -> Conditions.find(status.conditions, type));
        }

        private String line(String name) {
            if (resource(name).isEmpty()) {
                return name + ": gone";
            }
            var ready =
                    condition(name, Conditions.READY).map(Condition::getStatus).orElse("-");
            return condition(name, Conditions.SYNCED)
                    .map(synced -> name + ": ready " + ready + ", synced " + synced.getStatus() + ", "
                            + synced.getReason() + ": " + synced.getMessage())
                    .orElse(name + ": nothing is said");
        }

        List<Event> events() {
            return client().v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                    .sorted(Comparator.comparing(Event::getFirstTimestamp)
                            .thenComparing(event ->
                                    event.getMetadata().getResourceVersion().length())
                            .thenComparing(event -> event.getMetadata().getResourceVersion()))
                    .toList();
        }

        String story() {
            return Normalize.text(story.text());
        }

        String wireText() {
            return Normalize.text(wire.text());
        }

        /** What is left of the resources' statuses, but for seals and hashes by a resource's uid. */
        String status() {
            return Normalize.text(Shown.statuses(resources.keySet().stream()
                    .flatMap(name -> resource(name).stream())
                    .<HasMetadata>map(resource -> resource)
                    .toList()));
        }

        @Override
        public void close() {
            operator.close();
        }
    }

    private KubernetesClient client() {
        return cluster.user;
    }

    /** A scenario at its beginning. */
    Play begin(Scenario scenario, Temperament... temperaments) {
        return new Play(scenario, temperaments);
    }

    @Override
    public void close() {
        http.close();
        cluster.close();
    }
}
