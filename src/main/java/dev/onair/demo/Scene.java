package dev.onair.demo;

import java.util.List;
import java.util.SortedMap;

/**
 * What there is to see at one moment.
 *
 * @param calls what the vendors were asked for since the start, by operation
 * @param quotas one for each vendor that plays
 */
record Scene(List<Row> rows, SortedMap<String, Integer> calls, List<Quota> quotas) {
    Scene {
        rows = List.copyOf(rows);
        quotas = List.copyOf(quotas);
    }

    /** One resource. */
    record Row(String kind, String name, String ready, String state, String reason) {}

    /**
     * What a vendor allows, and what was used of it.
     *
     * @param usedLastMinute calls that arrived at the vendor in the last 60 seconds
     * @param allowance how many this operator may send in any 60 seconds; 0 while that is not known
     */
    record Quota(String vendor, int usedLastMinute, int allowance) {}
}
