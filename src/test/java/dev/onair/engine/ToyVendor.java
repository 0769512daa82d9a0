package dev.onair.engine;

import dev.onair.common.Attempt;
import dev.onair.engine.FieldChange.Cause;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A vendor in memory and the adapter to it: names are not unique, and a search shows nothing younger than two looks. */
class ToyVendor implements Adapter<Toy.Desired, Toy.Observed, Toy.Call, Toy.Status> {
    private static final int LOOKS_UNTIL_SHOWN = 2;

    private final Steps steps;
    final Map<String, Toy.Observed> objects = new LinkedHashMap<>();
    final Set<String> distrusted = new HashSet<>();
    final List<Toy.Call> more = new ArrayList<>();
    final Map<String, Failure> refusals = new HashMap<>();
    /** Calls whose refusal teaches something, once each. */
    final Set<String> lessons = new HashSet<>();

    /** How the vendor shows what it has; as it is, unless a test says otherwise. */
    UnaryOperator<Optional<Toy.Observed>> shown = object -> object;

    Clock clock = ToyCluster.CLOCK;
    Optional<Instant> due = Optional.empty();
    Optional<String> impossible = Optional.empty();
    final Map<String, Instant> refreshed = new HashMap<>();
    String account = "key-1";
    private final Map<String, Integer> looks = new HashMap<>();
    int most;
    private int made;

    ToyVendor(Steps steps) {
        this.steps = steps;
    }

    Toy.Observed put(String id, String name, String colour) {
        var object = new Toy.Observed(id, name, colour, false);
        objects.put(id, object);
        return object;
    }

    @Override
    public Observation<Toy.Observed> observe(Target target, String id) {
        return switch (steps.call(
                "observe " + id, () -> answer("observe", shown.apply(Optional.ofNullable(objects.get(id)))))) {
            case Outcome.Failed<Optional<Toy.Observed>>(var why) -> new Observation.Unknown<>(why);
            case Outcome.Done<Optional<Toy.Observed>>(var found) ->
                found.<Observation<Toy.Observed>>map(object -> new Observation.Present<>(object, clock.instant()))
                        .orElseGet(Observation.Absent::new);
        };
    }

    @Override
    public boolean learns(Toy.Call command, Failure.Rejected why, Toy.Status memory) {
        return lessons.remove(command.call());
    }

    private <T> Outcome<T> answer(String call, T value) {
        return Optional.ofNullable(refusals.get(call))
                .<Outcome<T>>map(Outcome::failed)
                .orElse(Outcome.done(value));
    }

    @Override
    public Plan<Toy.Call> plan(
            Toy.Desired desired, Observation<Toy.Observed> observed, Toy.Status memory, Instant now) {
        if (!(observed instanceof Observation.Present<Toy.Observed>(var object, var at))) {
            return new Plan<>(List.of(new Change<>(Toy.Call.create(desired), List.of(named(desired)))));
        }
        var changes = new ArrayList<Change<Toy.Call>>();
        more.forEach(call -> changes.add(new Change<>(call, List.of())));
        if (!object.colour().equals(desired.colour())) {
            var field = new FieldChange("spec.colour", object.colour(), desired.colour(), Cause.OBSERVED);
            changes.add(new Change<>(Toy.Call.paint(object.id(), desired.colour()), List.of(field)));
        }
        return new Plan<>(changes);
    }

    private static FieldChange named(Toy.Desired desired) {
        return new FieldChange("spec.name", "(none)", desired.name(), Cause.REMEMBERED);
    }

    @Override
    public Outcome<Effect<Toy.Status>> execute(Target target, Toy.Call command, Runnable beforeSend) {
        return steps.call(command.call(), beforeSend, () -> {
            var refusal = Optional.ofNullable(refusals.get(command.call()));
            return refusal.<Outcome<Effect<Toy.Status>>>map(Outcome::failed).orElseGet(() -> perform(command));
        });
    }

    private Outcome<Effect<Toy.Status>> perform(Toy.Call command) {
        if (command.creates()) {
            var object = put("id-" + ++made, "news", command.colour());
            most = Math.max(most, objects.size());
            return Outcome.done(Effect.created(object.id(), status -> status.sentColour = command.colour()));
        }
        var id = command.id().orElseThrow();
        if (!objects.containsKey(id)) {
            return Outcome.failed(new Failure.Gone(id + " is gone"));
        }
        switch (command.call()) {
            case "paint", "rebuild" -> objects.put(id, objects.get(id).painted(command.colour()));
            case "delete" -> objects.remove(id);
            default -> {
                return Outcome.done(Effect.none());
            }
        }
        return Outcome.done(Effect.remembering(status -> status.sentColour = command.colour()));
    }

    @Override
    public Outcome<Found> find(Target target, Toy.Desired desired, Attempt attempt) {
        return steps.call("find", () -> Outcome.done(found(desired, attempt)));
    }

    private Found found(Toy.Desired desired, Attempt attempt) {
        var looked = looks.merge(String.valueOf(attempt.at) + made, 1, Integer::sum);
        if (looked < LOOKS_UNTIL_SHOWN) {
            return new Found.NotYet(Duration.ofSeconds(10));
        }
        var matching = objects.values().stream()
                .filter(object -> object.name().equals(desired.name()))
                .map(Toy.Observed::id)
                .filter(id -> !id.equals(attempt.replaces))
                .toList();
        looks.clear();
        return switch (matching.size()) {
            case 0 -> new Found.None();
            case 1 -> new Found.One(matching.getFirst());
            default -> new Found.Several(matching);
        };
    }

    @Override
    public String nameOf(Toy.Desired desired) {
        return desired.name();
    }

    @Override
    public void report(Toy.Desired desired, Toy.Observed observed, Instant at, Toy.Status status) {
        status.sentColour = observed.colour();
    }

    @Override
    public List<Output> outputs(Toy.Desired desired, Toy.Observed observed, Toy.Status status) {
        return List.of(new Output(Output.Form.SECRET, "keys", observed.colour(), Map.of("key", observed.id())));
    }

    @Override
    public String account() {
        return account;
    }

    @Override
    public String basis(Toy.Desired desired) {
        return account;
    }

    @Override
    public Optional<String> impossible(Toy.Desired desired, Toy.Observed observed) {
        return impossible;
    }

    @Override
    public void refresh(String externalId, Instant readBefore) {
        refreshed.put(externalId, readBefore);
    }

    @Override
    public void distrust(String externalId) {
        distrusted.add(externalId);
    }

    @Override
    public Outcome<Boolean> onAir(Target target, Toy.Observed observed) {
        return answer("onAir", observed.live());
    }

    @Override
    public Optional<Instant> nextDue(Toy.Desired desired, Toy.Status status, Instant now) {
        return due;
    }

    @Override
    public Toy.Call deletion(String externalId) {
        return Toy.Call.delete(externalId);
    }
}
