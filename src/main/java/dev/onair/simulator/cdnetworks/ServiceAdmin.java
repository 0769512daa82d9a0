package dev.onair.simulator.cdnetworks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.AdminRouter;
import dev.onair.simulator.AdminRouter.Asked;
import dev.onair.simulator.Json;
import dev.onair.simulator.Reply;
import dev.onair.simulator.fault.Fault;
import dev.onair.simulator.fault.StaleList;
import dev.onair.simulator.fault.Unentitled;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /admin/stats}, {@code /admin/clock} and {@code /admin/throttling}; and how this vendor's faults are asked for. */
record ServiceAdmin(CdnetworksSimulator simulator) {
    /** What accounts may well lack, and nothing waits for. */
    private static final Set<String> NOT_GRANTED =
            Set.of("getRealTimeChannelOnlineNumber", "getRealTimeHostOnlineNumber");

    void register(AdminRouter router) {
        router.on("GET", "/admin/stats", _ -> Reply.json(200, stats()));
        router.on("DELETE", "/admin/stats", _ -> {
            simulator.accounts().all().forEach(account -> account.quota().resetStatistics());
            return Reply.empty();
        });
        router.on("GET", "/admin/clock", _ -> clock());
        for (var method : List.of("PUT", "POST")) router.on(method, "/admin/clock", this::advance);
        router.on("PUT", "/admin/throttling", asked -> {
            simulator.throttleAnswer(ThrottleAnswer.named(asked.text("answer")));
            return Reply.empty();
        });
    }

    /** {@code {"advance": "PT10M"}}; the time of signatures only moves along where `signatures` is true. */
    private Reply advance(Asked asked) {
        var by = duration(asked.text("advance"));
        simulator.advance(by);
        if (asked.body().path("signatures").asBoolean(false)) simulator.advanceSignatures(by);
        return clock();
    }

    private JsonNode stats() {
        var stats = Json.object();
        stats.set("calls", Json.tree(simulator.requests().counts()));
        stats.put("maxInWindow", simulator.maxInWindow());
        var accounts = stats.putObject("accounts");
        for (var account : simulator.accounts().all()) {
            accounts.putObject(account.name())
                    .put("maxInWindow", account.quota().maxInWindow())
                    .put("throttled", account.quota().throttled());
        }
        return stats;
    }

    private Reply clock() {
        return Reply.json(200, Json.object().put("now", simulator.now().toString()));
    }

    /** @param calls the names of all that there are */
    static Map<String, Function<JsonNode, Fault>> faults(Clock clock, Services services, Set<String> calls) {
        return Map.of(
                "throttle",
                ServiceAdmin::throttle,
                "refuse-signature",
                _ -> new RefuseSignature(),
                "no-authority",
                _ -> new NoAuthority(),
                "code",
                ServiceAdmin::code,
                "unentitled",
                json -> Unentitled.of(json, NOT_GRANTED, calls, NoAuthority::to),
                "spellings",
                Spellings::of,
                "fail-task",
                _ -> services.failTask(),
                "stale-list",
                json -> staleList(json, clock));
    }

    private static Fault code(JsonNode json) {
        return new RefuseWith(json.path("code").asInt(900), json.path("message").asText("Internal error"));
    }

    private static Fault throttle(JsonNode json) {
        var retryAfter = json.has("retryAfterSeconds")
                ? Optional.of(Duration.ofSeconds(json.path("retryAfterSeconds").asLong()))
                : Optional.<Duration>empty();
        return new Throttle(ThrottleAnswer.named(json.path("answer").asText("429")), retryAfter);
    }

    /** `millis`: lags so far behind; `seconds`: stays as it was so long ago; neither: stays as it is. */
    private static Fault staleList(JsonNode json, Clock clock) {
        if (json.has("millis")) {
            var lag = Duration.ofMillis(json.path("millis").asLong());
            return new StaleList(InstantSource.offset(clock, lag.negated()));
        }
        return StaleList.frozenAt(
                clock.instant().minusSeconds(json.path("seconds").asLong(0)));
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("advance wants an ISO duration such as PT168H, not " + text, e);
        }
    }
}
