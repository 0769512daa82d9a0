package dev.onair.cdnetworks.livechannel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onair.account.Claimant;
import dev.onair.cdnetworks.account.CdnetworksSession;
import dev.onair.cdnetworks.account.Circumstances;
import dev.onair.cdnetworks.account.Scenarios;
import dev.onair.cdnetworks.client.Signing;
import dev.onair.common.Names;
import dev.onair.common.ObjectKey;
import dev.onair.engine.Announcement;
import dev.onair.engine.Caller;
import dev.onair.engine.Conditions;
import dev.onair.engine.Deletion;
import dev.onair.engine.Ledger;
import dev.onair.engine.Loop;
import dev.onair.engine.Output;
import dev.onair.engine.Pass;
import dev.onair.engine.Policies;
import dev.onair.engine.Standing;
import dev.onair.engine.Subject;
import dev.onair.engine.Target;
import dev.onair.engine.WriteLimits;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** One folder, played: the resource of {@code in.yaml} against the vendor of {@code vendor-before.json}, pass by pass. */
final class Scenario implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UID = "6f1c7d1e-0000-4000-8000-000000000001";
    private static final int MOST_PASSES = 6;

    private final ScenarioClock clock = new ScenarioClock();
    private final ScenarioVendor vendor;
    private final CdnetworksSession session;
    private final LiveChannel resource;
    private final StringBuilder plans = new StringBuilder();
    private final List<Announcement> told = new ArrayList<>();
    private final Map<String, Output> outputs = new java.util.TreeMap<>();

    /** The three texts that are compared. */
    record Played(String plan, String wire, String status) {}

    Scenario(Path folder) throws IOException {
        var before = JSON.readTree(Files.readString(folder.resolve("vendor-before.json")));
        vendor = new ScenarioVendor(before);
        session = Scenarios.session(vendor.simulator().url(), vendor.credentials(), clock);
        resource = Serialization.unmarshal(Files.readString(folder.resolve("in.yaml")), LiveChannel.class);
        resource.getMetadata().setUid(UID);
        if (resource.getStatus() == null) {
            resource.setStatus(new LiveChannelStatus());
        }
        prepare(before);
    }

    /** What an operator at work would know already: the list, and the details of a channel that is bound. */
    private void prepare(JsonNode before) {
        session.channels().sweep();
        annotation()
                .or(() -> Optional.ofNullable(status().externalId))
                .ifPresent(id -> session.channels().read(Caller.account(UID), id));
        if (before.path("foreign").isTextual()) {
            var owner = new Claimant("tv", "the-older-one", "uid-0", "channel");
            session.claims().claim(before.path("foreign").asText(), owner);
        }
        vendor.begin();
    }

    private LiveChannelStatus status() {
        return Optional.ofNullable(resource.getStatus()).orElseThrow();
    }

    private Optional<String> annotation() {
        return Optional.ofNullable(resource.getMetadata().getAnnotations()).map(all -> all.get(Names.EXTERNAL_ID));
    }

    Played play() {
        for (int number = 1; number <= MOST_PASSES; number++) {
            vendor.pass(number);
            plans.append("pass ").append(number).append('\n');
            clock.holdBackground();
            var again = resource.isMarkedForDeletion() ? delete() : live();
            clock.releaseBackground();
            var news = awaitDetails();
            if (again.isEmpty() && !news) {
                break;
            }
            clock.advance(again.orElse(Duration.ZERO));
        }
        return new Played(Normalize.text(plans.toString()), Normalize.text(vendor.wire()), Normalize.text(shown()));
    }

    /** Whether something was read in the background that the operator would be woken by. */
    private boolean awaitDetails() {
        return status().pullId != null
                && status().detailsObservedTime == null
                && !resource.isMarkedForDeletion()
                && vendor.awaitDetails(session, status().pullId);
    }

    private final class Memory implements Ledger<LiveChannelStatus> {
        @Override
        public void save(LiveChannelStatus status) {
            resource.setStatus(Serialization.clone(status));
        }

        @Override
        public void bind(String externalId) {
            resource.getMetadata().getAnnotations().put(Names.EXTERNAL_ID, externalId);
        }
    }

    private Subject<LiveChannelDesired, LiveChannelStatus> subject() {
        var annotations = resource.getMetadata().getAnnotations();
        return new Subject<>(
                new Target(
                        "LiveChannel",
                        new ObjectKey("tv", resource.getMetadata().getName()),
                        UID),
                Optional.of(LiveChannelManifest.read(resource, Optional.empty(), Optional.empty(), false, Signing.WS3)),
                Policies.of(resource.getSpec(), false, Optional.ofNullable(annotations.get(Names.APPROVE))),
                Serialization.clone(status()),
                annotation(),
                Optional.empty(),
                resource.getMetadata().getGeneration(),
                0,
                new ArrayList<>());
    }

    private RecordedPlans adapter() {
        var claimant = new Claimant("tv", resource.getMetadata().getName(), UID, "channel");
        var needsUrls =
                resource.getSpec().playbackCode != null && status().playbackUrls.isEmpty();
        return new RecordedPlans(
                new LiveChannels(session, new Circumstances(claimant, id -> false, status(), needsUrls)), plans);
    }

    /** How long until the next pass, while there is one to come. */
    private Optional<Duration> live() {
        var subject = subject();
        var conflict = subject.externalId()
                .flatMap(id -> session.claims().owner(id))
                .filter(owner -> !owner.uid().equals(UID));
        var pass = conflict.isPresent()
                ? Pass.of(new Standing.Refused(
                        "Conflict", "belongs to " + conflict.get().name()))
                : new Loop<>(adapter(), clock, new Random(1), WriteLimits.DEFAULT).pass(subject, new Memory());
        settle(subject, pass);
        subject.outputs().forEach(output -> outputs.put(output.name(), output));
        var settled = pass.standing() instanceof Standing.InSync || pass.standing() instanceof Standing.Held;
        return pass.again().filter(after -> !settled);
    }

    private Optional<Duration> delete() {
        var subject = subject();
        var result = Deletion.retains(subject.policies())
                ? Deletion.withoutVendor(subject)
                : new Deletion<>(adapter(), new Random(1)).pass(subject);
        if (result.over()) {
            told.addAll(result.pass().announcements());
            return Optional.empty();
        }
        settle(subject, result.pass());
        return result.pass().again();
    }

    private void settle(Subject<LiveChannelDesired, LiveChannelStatus> subject, Pass pass) {
        told.addAll(pass.announcements());
        var status = subject.status();
        status.conditions = Conditions.of(pass.standing(), status.conditions, subject.generation(), clock.instant());
        if (!(pass.standing() instanceof Standing.Unchanged)) {
            status.observedGeneration = subject.generation();
        }
        resource.setStatus(status);
    }

    private String shown() {
        var shown = new java.util.LinkedHashMap<String, Object>();
        shown.put("externalId", annotation().orElse("(none)"));
        shown.put("status", Serialization.clone(status()));
        shown.put(
                "events",
                told.stream().map(news -> news.reason() + ": " + news.message()).toList());
        shown.put(
                "outputs",
                outputs.values().stream()
                        .map(output -> output.form() + " " + output.name() + " "
                                + new TreeSet<>(output.data().keySet()))
                        .toList());
        return Serialization.asYaml(shown);
    }

    @Override
    public void close() {
        session.close();
        vendor.close();
    }
}
