package dev.onair.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.FaultForm;
import dev.onair.simulator.fault.Handling;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The temperaments of a simulator, which may change while it runs: {@code /admin/temperaments}. Those that are faults of
 * every call ({@code lagging}, {@code down}, {@code unentitled}) stand around the faults that a test asked for.
 */
public final class Temperaments {
    private static final String NAME = "temperament";

    private final FaultForm form;
    private volatile State now;

    private record State(Map<Temperament, ObjectNode> settings, List<Fault> faults) {}

    /** @throws IllegalArgumentException when settings are not what their fault takes */
    public Temperaments(Map<Temperament, ObjectNode> first, FaultForm form) {
        this.form = form;
        this.now = state(first);
    }

    public boolean has(Temperament temperament) {
        return now.settings().containsKey(temperament);
    }

    /** These and no others, each with its defaults; none is the document's behaviour. */
    public void set(Temperament... to) {
        var plain = new EnumMap<Temperament, ObjectNode>(Temperament.class);
        for (var temperament : to) plain.put(temperament, Json.object());
        now = state(plain);
    }

    /** The same, as {@link Temperament#named} reads them. */
    public void setNamed(String... words) {
        now = state(Temperament.named(List.of(words)));
    }

    /** Handles a call of a vendor of these temperaments. */
    public Reply around(CallContext context, Handling handling) {
        var chain = handling;
        for (var fault : now.faults().reversed()) {
            var inner = chain;
            chain = () -> fault.apply(context, inner);
        }
        return chain.proceed();
    }

    public void register(AdminRouter router) {
        router.on("GET", "/admin/temperaments", _ -> shown());
        router.on("PUT", "/admin/temperaments", asked -> {
            if (!asked.body().path("temperaments").isArray()) {
                throw new IllegalArgumentException("the body lacks the list \"temperaments\"");
            }
            var chosen = new EnumMap<Temperament, ObjectNode>(Temperament.class);
            asked.body().path("temperaments").forEach(one -> chosen.putAll(read(one)));
            now = state(chosen);
            return shown();
        });
    }

    /** A name, with or without its one value; or an object, for all that can be set. */
    private static Map<Temperament, ObjectNode> read(JsonNode one) {
        if (!(one instanceof ObjectNode object)) return Temperament.named(List.of(one.asText()));
        var settings = object.deepCopy();
        settings.remove(NAME);
        return Map.of(Temperament.of(object.path(NAME).asText()), settings);
    }

    private State state(Map<Temperament, ObjectNode> settings) {
        var faults = settings.entrySet().stream()
                .flatMap(one -> form.find(one.getKey().word(), one.getValue()).stream())
                .toList();
        return new State(Map.copyOf(settings), faults);
    }

    private Reply shown() {
        var body = Json.object();
        var list = body.putArray("temperaments");
        new TreeMap<>(now.settings()).forEach((temperament, settings) -> {
            if (settings.isEmpty()) list.add(temperament.word());
            else list.add(Json.object().put(NAME, temperament.word()).setAll(settings));
        });
        if (list.isEmpty()) list.add(Temperament.NONE);
        return Reply.json(200, body);
    }
}
