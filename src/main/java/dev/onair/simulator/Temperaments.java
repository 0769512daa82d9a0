package dev.onair.simulator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The temperaments of a simulator, which may change while it runs: {@code /admin/temperaments}. */
public final class Temperaments {
    private volatile Set<Temperament> now;

    public Temperaments(Set<Temperament> first) {
        this.now = copy(first);
    }

    public boolean has(Temperament temperament) {
        return now.contains(temperament);
    }

    /** These and no others; none is the document's behaviour. */
    public void set(Temperament... to) {
        now = copy(Arrays.asList(to));
    }

    public void register(AdminRouter router) {
        router.on("GET", "/admin/temperaments", _ -> shown());
        router.on("PUT", "/admin/temperaments", asked -> {
            if (!asked.body().path("temperaments").isArray()) {
                throw new IllegalArgumentException("the body lacks the list \"temperaments\"");
            }
            var names = new ArrayList<String>();
            asked.body().path("temperaments").forEach(name -> names.add(name.asText()));
            now = copy(Temperament.named(names));
            return shown();
        });
    }

    private Reply shown() {
        var names = now.isEmpty()
                ? List.of(Temperament.NONE)
                : now.stream().map(Temperament::word).toList();
        var body = Json.object();
        body.set("temperaments", Json.tree(names));
        return Reply.json(200, body);
    }

    private static Set<Temperament> copy(Iterable<Temperament> from) {
        var set = EnumSet.noneOf(Temperament.class);
        from.forEach(set::add);
        return set;
    }
}
