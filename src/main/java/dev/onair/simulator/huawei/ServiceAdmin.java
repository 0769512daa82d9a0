package dev.onair.simulator.huawei;

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
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /admin/stats}, {@code /admin/clock} and {@code /admin/quirks}; and how this vendor's faults are asked for. */
record ServiceAdmin(HuaweiSimulator simulator) {
    /** What users may well lack, and nothing waits for. */
    private static final Set<String> NOT_GRANTED = Set.of("statistic", "getDimsInfo", "listCeInstances");

    void register(AdminRouter router) {
        router.on("GET", "/admin/stats", _ -> Reply.json(200, stats()));
        router.on("DELETE", "/admin/stats", _ -> {
            simulator
                    .accounts()
                    .all()
                    .forEach(account -> account.quotas().values().forEach(quota -> quota.resetStatistics()));
            return Reply.empty();
        });
        router.on("GET", "/admin/clock", _ -> clock());
        router.on("PUT", "/admin/clock", asked -> {
            var by = duration(asked.text("advance"));
            simulator.advance(by);
            if (asked.body().path("signatures").asBoolean(false)) simulator.advanceSignatures(by);
            return clock();
        });
        router.on("PUT", "/admin/quirks", this::quirks);
    }

    /** `refusedWhileRunning`: calls; `unknownPaths`: paths behind the project; `hidden`: fields. */
    private Reply quirks(Asked asked) {
        if (asked.body().has("refusedWhileRunning")) {
            simulator
                    .quirks()
                    .refuseWhileRunning(texts(asked.body().path("refusedWhileRunning")).stream()
                            .map(Action::named)
                            .collect(Collectors.toSet()));
        }
        if (asked.body().has("unknownPaths")) {
            simulator.quirks().forgetPaths(texts(asked.body().path("unknownPaths")));
        }
        if (asked.body().has("hidden")) {
            simulator.quirks().hideFields(texts(asked.body().path("hidden")));
        }
        return Reply.empty();
    }

    private JsonNode stats() {
        var stats = Json.object();
        stats.set("calls", Json.tree(simulator.requests().counts()));
        stats.put("maxInWindow", simulator.maxInWindow());
        var accounts = stats.putObject("accounts");
        for (var account : simulator.accounts().all()) {
            var categories = accounts.putObject(account.name());
            account.quotas()
                    .forEach((category, quota) -> categories
                            .putObject(category.name())
                            .put("maxInWindow", quota.maxInWindow())
                            .put("throttled", quota.throttled()));
        }
        return stats;
    }

    private Reply clock() {
        return Reply.json(200, Json.object().put("now", simulator.now().toString()));
    }

    static Map<String, Function<JsonNode, Fault>> faults(Clock clock) {
        return Map.of(
                "throttle",
                ServiceAdmin::throttle,
                "refuse-signature",
                _ -> new RefuseSignature(),
                "refuse-token",
                _ -> new RefuseToken(),
                "unentitled",
                json -> Unentitled.of(json, NOT_GRANTED, calls(), _ -> new RefuseWith(Code.NO_PERMISSION)),
                "not-there-404",
                _ -> new NotThereAs404(),
                "code",
                ServiceAdmin::code,
                "stale-list",
                json -> staleList(json, clock),
                "other-words",
                OtherWords::of);
    }

    private static Set<String> calls() {
        return Stream.of(Action.values()).map(Action::call).collect(Collectors.toUnmodifiableSet());
    }

    private static Fault code(JsonNode json) {
        return new RefuseWith(
                json.path("status").asInt(500),
                json.path("code").asText("LIVE.100011005"),
                json.path("message").asText("Internal server error."),
                json.path("detail").asText(""));
    }

    private static Fault throttle(JsonNode json) {
        var retryAfter = json.has("retryAfterSeconds")
                ? Optional.of(Duration.ofSeconds(json.path("retryAfterSeconds").asLong()))
                : Optional.<Duration>empty();
        return new Throttle(json.path("byService").asBoolean(false), retryAfter);
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

    private static Set<String> texts(JsonNode array) {
        var texts = new LinkedHashSet<String>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("advance wants an ISO duration such as PT24H, not " + text, e);
        }
    }
}
