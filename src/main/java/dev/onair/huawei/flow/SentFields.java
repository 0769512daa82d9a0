package dev.onair.huawei.flow;

import dev.onair.http.Secret;
import dev.onair.huawei.account.Fingerprint;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What was last sent of one source or output, as keyed hashes by field: the memory of what the vendor may not show.
 *
 * @param remembered empty where nobody knows: an object that was adopted, or made by an operator that did not remember
 * @param fingerprints what may be remembered of a value
 */
record SentFields(Optional<Map<String, String>> remembered, Function<Secret, Fingerprint> fingerprints) {
    SentFields {
        remembered = remembered.map(Map::copyOf);
    }

    /** Whether something else was sent, or nothing; what nobody knows is not compared. */
    boolean differs(String field, String value) {
        return remembered
                .filter(known -> fingerprint(value).differs(known.get(field)))
                .isPresent();
    }

    private Fingerprint fingerprint(String value) {
        return fingerprints.apply(new Secret(value));
    }

    /** What is to be remembered of fields that are sent. */
    static Map<String, String> of(Map<String, String> values, Function<Secret, Fingerprint> fingerprints) {
        var sent = new TreeMap<String, String>();
        values.forEach((field, value) ->
                sent.put(field, fingerprints.apply(new Secret(value)).text()));
        return sent;
    }

    /**
     * What is known once the object was seen: what nobody knows is taken for sent, so that the next edit is noticed; and what was
     * keyed by former credentials is keyed anew.
     */
    Map<String, String> seen(Map<String, String> values) {
        var known = new TreeMap<>(remembered.orElseGet(() -> of(values, fingerprints)));
        values.forEach((field, value) -> {
            if (!fingerprint(value).differs(known.get(field))) {
                known.put(field, fingerprint(value).text());
            }
        });
        return known;
    }
}
