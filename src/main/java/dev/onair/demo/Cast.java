package dev.onair.demo;

import dev.onair.engine.Conditions;
import dev.onair.simulator.RequestLog;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Those who act, seen from both sides at once: the resources in the cluster and the calls at the vendors. */
final class Cast {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Cluster cluster;
    private final List<Vendor> vendors;

    /**
     * A vendor that plays.
     *
     * @param account the kind of its accounts
     */
    record Vendor(String name, String account, RequestLog requests) {}

    Cast(Stage stage) {
        this.cluster = stage.cluster();
        this.vendors = stage.vendors();
    }

    Scene scene() {
        var resources = cluster.all().toList();
        var calls = new TreeMap<String, Integer>();
        var quotas = new ArrayList<Scene.Quota>();
        for (var vendor : vendors) {
            vendor.requests().counts().forEach((call, count) -> calls.merge(call, count, Integer::sum));
            if (resources.stream().anyMatch(resource -> resource.getKind().equals(vendor.account()))) {
                quotas.add(quota(vendor, resources));
            }
        }
        return new Scene(resources.stream().map(Cast::row).toList(), calls, quotas);
    }

    private static Scene.Quota quota(Vendor vendor, List<GenericKubernetesResource> resources) {
        var since = Instant.now().minus(MINUTE);
        var used = vendor.requests().all().stream()
                .filter(request -> request.time().isAfter(since))
                .count();
        var allowance = resources.stream()
                .filter(resource -> resource.getKind().equals(vendor.account()))
                .flatMap(Cast::allowances)
                .filter(text -> !text.isEmpty())
                .mapToInt(Integer::parseInt)
                .sum();
        return new Scene.Quota(vendor.name(), (int) used, allowance);
    }

    /** One quota, or one for each category of the vendor's API. */
    private static Stream<String> allowances(GenericKubernetesResource account) {
        List<?> categories = account.get("status", "quotas");
        return Stream.concat(
                Stream.of(Cluster.text(account, "status", "quota", "allowancePerMinute")),
                IntStream.range(0, categories == null ? 0 : categories.size())
                        .mapToObj(number -> Cluster.text(account, "status", "quotas", number, "allowancePerMinute")));
    }

    private static Scene.Row row(GenericKubernetesResource resource) {
        var ready = Conditions.find(Cluster.conditions(resource), Conditions.READY);
        return new Scene.Row(
                resource.getKind(),
                resource.getMetadata().getName(),
                ready.map(Condition::getStatus).orElse("-"),
                state(resource),
                ready.map(Condition::getReason).orElse(""));
    }

    /** What a person looks for first, in whatever field that kind has it. */
    private static String state(GenericKubernetesResource resource) {
        return Stream.of(
                        Cluster.text(resource, "status", "state"),
                        Cluster.text(resource, "status", "phase"),
                        counted(resource, "channels", "channels"),
                        counted(resource, "viewers", "viewers"))
                .filter(text -> !text.isEmpty())
                .reduce((one, other) -> one + ", " + other)
                .orElse("");
    }

    private static String counted(GenericKubernetesResource resource, String field, String word) {
        var count = Cluster.text(resource, "status", field);
        return count.isEmpty() ? "" : count + " " + word;
    }
}
