package dev.onair.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What goes over the wire to a vendor, in order. Answers to questions are left out of the text but for their status: what a vendor
 * shows is the simulators' own tests'.
 */
final class Wire {
    private static final int DONE = 200;

    private final PlayedVendor vendor;
    private final InstantSource clock;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean recording;
    /** What was asked while the account looks at several lists at once, in no order. */
    private Optional<List<String>> looks = Optional.empty();
    /** Questions of one moment that failed: lists that are tried again at the same time are, in no order. */
    private final List<String> failures = new ArrayList<>();

    private Instant failedAt = Instant.MIN;

    /**
     * One call and what was done with it.
     *
     * @param refused by the code in its answer, so that it had no effect
     */
    record Exchange(Instant at, String call, String request, int status, boolean isWrite, boolean refused) {}

    Wire(PlayedVendor vendor, InstantSource clock) {
        this.vendor = vendor;
        this.clock = clock;
        vendor.onExchange(this::note);
    }

    /** From here on it counts. */
    synchronized void record() {
        recording = true;
    }

    synchronized void step(String step) {
        tellFailures();
        text.append("### ").append(step).append("\n\n");
    }

    private synchronized void note(Request request, Reply reply) {
        if (!recording) {
            return;
        }
        var call = vendor.call(request);
        var isWrite = vendor.isWrite(call);
        if (looks.isPresent() && !isWrite) {
            looks.get().add(call + " " + reply.status());
            return;
        }
        var exchange = new Exchange(
                clock.instant(),
                call,
                (line(request) + "\n" + body(request.text())).strip(),
                reply.status(),
                isWrite,
                isRefusal(reply));
        exchanges.add(exchange);
        var told = exchange.request() + "\n\n" + answer(exchange, reply) + "\n\n";
        var hasFailed = !isWrite && reply.status() / 100 != 2;
        if (!hasFailed || !exchange.at().equals(failedAt)) {
            tellFailures();
        }
        if (hasFailed) {
            failures.add(told);
            failedAt = exchange.at();
        } else {
            text.append(told);
        }
    }

    private void tellFailures() {
        failures.stream().sorted().forEach(text::append);
        failures.clear();
    }

    /** The account begins to look at the vendor's lists. */
    synchronized void look() {
        looks = Optional.of(new ArrayList<>());
    }

    /** It has looked at all of them: that is one line, whatever came first. */
    synchronized void lookedAt() {
        tellFailures();
        looks.filter(asked -> !asked.isEmpty())
                .ifPresent(asked -> text.append("looks: ")
                        .append(asked.stream().sorted().collect(Collectors.joining(", ")))
                        .append("\n\n"));
        looks = Optional.empty();
    }

    private static String line(Request request) {
        return request.method() + " " + request.path() + (request.rawQuery().isEmpty() ? "" : "?" + request.rawQuery());
    }

    private static String answer(Exchange exchange, Reply reply) {
        if (reply.delivery() == Reply.Delivery.NOTHING) {
            return "(the connection is cut)";
        }
        var ok = reply.status() / 100 == 2;
        return "HTTP " + reply.status()
                + (exchange.isWrite() || !ok ? "\n" + body(new String(reply.body(), StandardCharsets.UTF_8)) : "");
    }

    /** CDNetworks refuses with HTTP 200 and another code in the body. */
    private static boolean isRefusal(Reply reply) {
        return tree(new String(reply.body(), StandardCharsets.UTF_8))
                .filter(json -> json.path("code").asInt(DONE) != DONE)
                .isPresent();
    }

    private static String body(String text) {
        return tree(text).map(JsonNode::toPrettyString).orElse(text.strip());
    }

    private static Optional<JsonNode> tree(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Json.MAPPER.readTree(text));
        } catch (IOException noJson) {
            return Optional.empty();
        }
    }

    synchronized List<Exchange> writes() {
        return exchanges.stream().filter(Exchange::isWrite).toList();
    }

    synchronized String text() {
        tellFailures();
        return text.toString();
    }
}
