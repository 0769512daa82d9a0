package dev.onair.cdnetworks.client;

import java.util.Arrays;
import java.util.Optional;

/** How far a recording task is. CDNetworks Cloud Live API 2.19.5. */
public enum RecordTaskStatus {
    NOT_STARTED("0"),
    STARTED("1"),
    /** At its end time. */
    ENDED("2"),
    /** Before its end time, by {@code endRecordTask}. */
    TERMINATED("3");

    private final String code;

    RecordTaskStatus(String code) {
        this.code = code;
    }

    static Optional<RecordTaskStatus> of(String code) {
        return Arrays.stream(values())
                .filter(status -> status.code.equals(code))
                .findFirst();
    }
}
