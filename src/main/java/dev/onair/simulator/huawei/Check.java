package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Predicate;

/** What a value has to be. */
@FunctionalInterface
interface Check {
    /**
     * The value as it is kept.
     *
     * @param at where it stands in the request, for the refusal
     * @throws Refusal when it is not what it has to be
     */
    JsonNode read(JsonNode value, String at);

    /** Keeps the value when it is right; refuses it with the rule when it is not. */
    static Check of(String rule, Predicate<JsonNode> isRight) {
        return (value, at) -> {
            if (!isRight.test(value)) throw Refusal.invalid(at + " " + rule);
            return value;
        };
    }
}
