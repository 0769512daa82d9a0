package dev.onair.cdnetworks.client;

import java.util.Arrays;
import java.util.Optional;

/** How far a forward task is. CDNetworks Cloud Live API 2.29.3. */
public enum ForwardTaskStatus {
    PENDING("0"),
    PROCESSING("1"),
    SUCCESS("2"),
    FAIL("3");

    private final String code;

    ForwardTaskStatus(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    static Optional<ForwardTaskStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
