package dev.onair.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onair.simulator.CallContext;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The totals of lists count the page that they stand on, as CDNetworks' SDK says of {@code channelToal}; the call takes effect. */
public record PageTotals() implements Fault {
    private static final List<String> TOTALS = List.of("total", "totalCount", "channelTotal", "channelToal");

    @Override
    public String name() {
        return "page-totals";
    }

    @Override
    public Reply apply(CallContext call, Handling next) {
        var reply = next.proceed();
        try {
            var body = Json.MAPPER.readTree(reply.body());
            count(body);
            return reply.with(body);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }

    private static void count(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var entries = StreamSupport.stream(object.spliterator(), false)
                    .filter(JsonNode::isArray)
                    .mapToInt(JsonNode::size)
                    .findFirst()
                    .orElse(0);
            TOTALS.stream().filter(total -> object.path(total).isNumber()).forEach(total -> object.put(total, entries));
        }
        node.forEach(PageTotals::count);
    }
}
