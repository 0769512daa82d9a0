package dev.onair.simulator.huawei;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onair.simulator.CallContext;
import java.util.Map;
import java.util.Optional;

/**
 * A call that was let in.
 *
 * @param project its id; empty for IAM's calls
 * @param body null JSON when there was none
 */
record Call(Account account, String project, Map<String, String> query, JsonNode body, CallContext context) {
    Call {
        query = Map.copyOf(query);
    }

    Optional<String> query(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
    }

    String requiredQuery(String name) {
        return query(name).orElseThrow(() -> Refusal.invalid(name + " is mandatory"));
    }

    /** Whether secrets are asked for; the document gives `data_display` no values. */
    boolean displaysSecrets() {
        return query("data_display").filter(value -> !value.equals("false")).isPresent();
    }
}
