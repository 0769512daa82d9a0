package dev.onair.simulator.callback;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.onair.simulator.Json;

/** Which answer of a receiver ends a notice. */
public enum Acceptance {
    STATUS_200 {
        @Override
        boolean accepts(int status, String body) {
            return status == 200;
        }
    },
    /** HTTP 200 with {@code {"success": "1"}}. */
    SUCCESS_1 {
        @Override
        boolean accepts(int status, String body) {
            return status == 200 && isSuccess(body);
        }
    };

    abstract boolean accepts(int status, String body);

    private static boolean isSuccess(String body) {
        try {
            return Json.MAPPER.readTree(body).path("success").asText().equals("1");
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
