package dev.onair.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the request log.
 *
 * @param account empty when the access key was unknown
 * @param parameters secrets masked
 * @param httpStatus 0 when the connection was cut without an answer
 * @param code the vendor's code of what was done; the HTTP status of it where the vendor's codes are no numbers
 * @param errorCode the code of the refusal where the vendor's codes are no numbers
 * @param ids of what was touched or created
 * @param faults the names of the faults applied
 * @param requestId as the answer's header has it; empty where it has none
 */
public record LoggedRequest(
        long sequence,
        Instant time,
        String account,
        String call,
        Map<String, String> parameters,
        int httpStatus,
        Optional<Integer> code,
        Optional<String> errorCode,
        List<String> ids,
        List<String> faults,
        String requestId) {
    public LoggedRequest {
        parameters = Map.copyOf(parameters);
        ids = List.copyOf(ids);
        faults = List.copyOf(faults);
    }
}
