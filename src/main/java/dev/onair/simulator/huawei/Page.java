package dev.onair.simulator.huawei;

import java.util.List;

/** A part of a list (tables 5-34, 5-132 and 7-13). */
record Page(int offset, int limit) {
    private static final int DEFAULT_LIMIT = 10;
    private static final int MAX_LIMIT = 100;

    static Page of(Call call) {
        return new Page(
                number(call, "offset", 0, 0, Integer.MAX_VALUE), number(call, "limit", DEFAULT_LIMIT, 1, MAX_LIMIT));
    }

    <T> List<T> of(List<T> all) {
        return all.stream().skip(offset).limit(limit).toList();
    }

    private static int number(Call call, String name, int byDefault, int from, int to) {
        var text = call.query(name);
        if (text.isEmpty()) return byDefault;
        try {
            var number = Integer.parseInt(text.get());
            if (number >= from && number <= to) return number;
        } catch (NumberFormatException notANumber) {
            // refused below, with what it should have been
        }
        throw Refusal.invalid(name + " must be an integer from " + from + " to " + to);
    }
}
