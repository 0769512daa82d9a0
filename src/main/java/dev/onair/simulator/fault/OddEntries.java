package dev.onair.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Lists have entries besides that nobody can use: nulls, and some without an id; the call takes effect. */
public record OddEntries() implements Fault {
    private static final List<String> LISTS = List.of("channelList", "channels", "flows");

    @Override
    public String name() {
        return "odd-entries";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = next.proceed();
        try {
            var body = Json.MAPPER.readTree(reply.body());
            add(body);
            return reply.with(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static void add(JsonNode node) {
        if (node instanceof ObjectNode object) {
            LISTS.stream()
                    .filter(list -> object.path(list).isArray())
                    .map(object::withArrayProperty)
                    .forEach(list -> list.insertNull(0).add(Json.object().put("name", "without an id")));
        }
        node.forEach(OddEntries::add);
    }
}
