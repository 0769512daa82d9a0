package dev.onair.demo;

import java.util.List;
import java.util.SortedMap;

/**
 * What there is to see at one moment.
 *
 * @param calls what the vendor was asked for since the start, by operation
 * @param usedLastMinute calls that arrived at the vendor in the last 60 seconds
 * @param allowance how many this operator may send in any 60 seconds; 0 while that is not known
 */
record Scene(List<Row> rows, SortedMap<String, Integer> calls, int usedLastMinute, int allowance) {
    Scene {
        rows = List.copyOf(rows);
    }

    /** One resource. */
    record Row(String kind, String name, String ready, String state, String reason) {}
}
